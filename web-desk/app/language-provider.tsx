import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { reloadAll } from '../api/reload-all.ts';
import { LanguageContext, tongueOf, type Language } from '../i18n/language.tsx';
import { useSession } from './session.tsx';

const htmlLanguage: Readonly<Record<Language, string>> = { zh: 'zh-Hant-TW', en: 'en' };

/** The reader's language: chosen here, else as their account says, else Traditional Chinese. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const { state, client } = useSession();
  const [chosen, setChosen] = useState<Language | null>(null);
  const signedIn = state.kind === 'in';
  const language = chosen ?? (signedIn ? state.me.language : 'zh');

  const change = useCallback(
    (next: Language) => {
      setChosen(next);
      if (signedIn)
        void client.call('setLanguage', { body: { language: next } }).then(reloadAll, () => undefined);
    },
    [client, signedIn]
  );

  useEffect(() => {
    document.documentElement.lang = htmlLanguage[language];
  }, [language]);

  const tongue = useMemo(() => tongueOf(language, change), [language, change]);
  return <LanguageContext value={tongue}>{children}</LanguageContext>;
}
