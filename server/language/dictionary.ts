import formTexts from '../../forms/english.json' with { type: 'json' };
import modelTexts from '../../workflows/english.json' with { type: 'json' };

/** English by the Chinese text as shipped. */
export type Dictionary = ReadonlyMap<string, string>;

/** Every text of `forms/*.form` that people read. */
export const formDictionary: Dictionary = new Map(Object.entries(formTexts));

/** Names of processes and elements, and the texts of plans: measures, evidence, risk points, artefacts, phases. */
export const modelDictionary: Dictionary = new Map(Object.entries(modelTexts));

/** The text in English; one without an entry, such as an officer's own words, stays as it is written. */
export const translateName = (text: string, dictionary: Dictionary = modelDictionary): string =>
  dictionary.get(text) ?? text;

/** A form's text in English. */
export const translateFormText = (text: string): string => translateName(text, formDictionary);
