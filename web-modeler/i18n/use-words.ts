import { useTongue } from '../../web-desk/i18n/language.tsx';
import { en } from './en.ts';
import { zh, type DesignerDictionary } from './zh.ts';

/** The designer's sentences in the reader's language. */
export const useWords = (): DesignerDictionary => (useTongue().language === 'zh' ? zh : en);
