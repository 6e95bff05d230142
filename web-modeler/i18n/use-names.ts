import { useTongue } from '../../web-desk/i18n/language.tsx';
import { englishName } from './english-names.ts';

const asWritten = (name: string): string => name;

/** How names of the drawing read in the reader's language; what is saved stays as it is written. */
export const useNames = (): ((name: string) => string) =>
  useTongue().language === 'en' ? englishName : asWritten;
