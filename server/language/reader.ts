import type { FormSchema } from '../forms/form-schema.ts';
import { formDictionary, modelDictionary, translateName } from './dictionary.ts';
import { translateDiagram } from './translate-diagram.ts';
import { translateForm } from './translate-form.ts';

export type Language = 'zh' | 'en';

/** How the texts of forms and models read to one person: as shipped in Traditional Chinese, or in English. */
export interface Reader {
  readonly language: Language;
  readonly form: (form: FormSchema) => FormSchema;
  /** A name or text of a model. */
  readonly name: (text: string) => string;
  readonly nameOrNull: (text: string | null) => string | null;
  /** BPMN XML to look at: never what is saved, hashed or deployed. */
  readonly diagram: (xml: string | null) => string | null;
}

const chinese: Reader = {
  language: 'zh',
  form: (form) => form,
  name: (text) => text,
  nameOrNull: (text) => text,
  diagram: (xml) => xml
};

const english: Reader = {
  language: 'en',
  form: (form) => translateForm(form, formDictionary),
  name: (text) => translateName(text),
  nameOrNull: (text) => (text === null ? null : translateName(text)),
  diagram: (xml) => (xml === null ? null : translateDiagram(xml, modelDictionary))
};

export const readerOf = ({ language }: { readonly language: Language }): Reader =>
  language === 'en' ? english : chinese;
