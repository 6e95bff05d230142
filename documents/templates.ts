import type { DocumentData } from './papers/index.ts';
import type { Template } from './handlebars.ts';
import { shippedTemplate } from './shipped.ts';

export type TemplateId = keyof DocumentData;

/** The documents that the product draws up, by their names in an agency's files. */
export const templateTitles: Readonly<Record<TemplateId, { readonly zh: string; readonly en: string }>> = {
  'plan-document': { zh: '專案機密維護計畫', en: 'Special secrecy-protection plan' },
  'approval-memo': { zh: '簽', en: 'Memo for approval' },
  'coordination-sheet': { zh: '會辦單', en: 'Coordination sheet' },
  undertaking: { zh: '保密切結書', en: 'Undertaking of secrecy' },
  'copy-register': { zh: '編號分發清冊', en: 'Numbered-copy register' },
  receipt: { zh: '簽收單', en: 'Receipt' },
  'opening-record': { zh: '啟封紀錄', en: 'Opening record' },
  'count-sheet': { zh: '點卷單', en: 'Count sheet' },
  'retention-request': { zh: '留用申請單', en: 'Request to retain a copy' },
  'sign-in-sheet': { zh: '簽到表', en: 'Sign-in sheet' },
  'minutes-list': { zh: '會議紀錄分送清單', en: 'List of minutes sent' },
  'resolution-list': { zh: '決議列管表', en: 'List of resolutions' },
  'ballot-record': { zh: '開票紀錄', en: 'Record of the count' },
  'review-notice': { zh: '通知', en: 'Notice' },
  'hand-over-list': { zh: '移交清冊', en: 'Hand-over list' },
  'leak-report': { zh: '洩密通報單', en: 'Leak report' },
  'remediation-list': { zh: '補救措施清冊', en: 'Remediation list' },
  'case-analysis': { zh: '洩密案例研析', en: 'Case analysis' },
  'release-list': { zh: '解密清冊', en: 'Release list' }
};

/** Names of files whose paper's own title would tell, on a disk or in a list of downloads, that there was a leak. */
export const neutralFileNames: Readonly<
  Partial<Record<TemplateId, { readonly zh: string; readonly plain: string }>>
> = {
  'leak-report': { zh: '通報單', plain: 'report' },
  'remediation-list': { zh: '措施清冊', plain: 'measures' },
  'case-analysis': { zh: '研析報告', plain: 'analysis' }
};

export const templateIds = Object.keys(templateTitles) as TemplateId[];

export const isTemplateId = (value: string): value is TemplateId => Object.hasOwn(templateTitles, value);

const templates = new Map<TemplateId, Template>(
  templateIds.map((id) => [id, shippedTemplate(`templates/${id}.hbs`, import.meta.url)])
);

/** The markup of a document's blocks, its data escaped. */
export function markupOf<Id extends TemplateId>(templateId: Id, data: object): string {
  const template = templates.get(templateId);
  if (!template) throw new Error(`No document template ${String(templateId)}.`);
  return template(data);
}
