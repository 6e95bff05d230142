import { createContext, useContext } from 'react';
import type { Language } from '../../domain/refusals.ts';
import type { Bilingual } from '../api/contract-types.ts';
import { en } from './en.ts';
import { zh, type Dictionary } from './zh.ts';

export type { Language };

export const dictionaries: Readonly<Record<Language, Dictionary>> = { zh, en };

export interface Tongue {
  readonly language: Language;
  readonly t: Dictionary;
  /** The reader's side of a bilingual sentence. */
  readonly say: (text: Bilingual) => string;
  readonly change: (language: Language) => void;
}

export const tongueOf = (language: Language, change: (language: Language) => void): Tongue => ({
  language,
  t: dictionaries[language],
  say: (text) => text[language],
  change
});

export const LanguageContext = createContext<Tongue>(tongueOf('zh', () => undefined));

/** The reader's language: dictionary `t`, chooser `say`, and how to change it. */
export const useTongue = (): Tongue => useContext(LanguageContext);
