import { useTongue } from '../i18n/language.tsx';

/** Tells who does not read Chinese that something beside it is not in their language, and why. */
export function OriginalNote({ of }: { of: 'papers' | 'diagram' }) {
  const { t, language } = useTongue();
  return language === 'zh' ? null : <p className="muted original-note">{t.original[of]}</p>;
}
