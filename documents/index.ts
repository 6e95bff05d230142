/** Documents as an agency files them. */
export { cited, type Citation } from './citations.ts';
export type * from './papers/index.ts';
export type { DocumentMark } from './mark.ts';
export { renderDocument, type RenderFormat, type RenderRequest } from './render-document.ts';
export { isTemplateId, neutralFileNames, templateIds, templateTitles, type TemplateId } from './templates.ts';
