import { bpmnZh } from './bpmn-zh.ts';
import { propertiesZh } from './properties-zh.ts';

type Replacements = Readonly<Record<string, string>>;

const ours: Readonly<Record<string, string>> = {
  'Secrecy measure': '保密措施',
  'Create secrecy measure': '新增保密措施（由人辦理的工作）'
};

const sentences: Readonly<Record<string, string>> = { ...propertiesZh, ...bpmnZh, ...ours };

/** The panel names elements as `User Task`, the palette as `User task`: both are the same. */
const known = (template: string): string | undefined =>
  sentences[template] ?? sentences[template.charAt(0) + template.slice(1).toLowerCase()];

/** A bpmn-js module that says its sentences in the reader's language. */
export const translateModule = (language: 'zh' | 'en') => ({
  translate: [
    'value',
    (template: string, replacements: Replacements = {}) =>
      (language === 'zh' ? (known(template) ?? template) : template).replace(
        /{([^}]+)}/g,
        (whole, name: string) => replacements[name] ?? whole
      )
  ]
});
