import { useTongue, type Language } from '../i18n/language.tsx';

const names: Readonly<Record<Language, string>> = { zh: '正體中文', en: 'English' };

/** Changes the language at once; each language is named in itself. */
export function LanguageSwitch() {
  const { t, language, change } = useTongue();
  return (
    <div className="language-switch" role="group" aria-label={t.nav.language}>
      {(Object.keys(names) as Language[]).map((one) => (
        <button
          key={one}
          type="button"
          lang={one === 'zh' ? 'zh-Hant-TW' : 'en'}
          aria-pressed={one === language}
          onClick={() => change(one)}
        >
          {names[one]}
        </button>
      ))}
    </div>
  );
}
