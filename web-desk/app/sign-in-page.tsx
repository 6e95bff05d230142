import { useEffect } from 'react';
import { useTongue } from '../i18n/language.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The first page of whoever is not signed in. */
export function SignInPage() {
  const { t } = useTongue();
  useEffect(() => {
    document.title = `${t.signIn.title} · ${t.product}`;
  }, [t]);
  return (
    <main className="sign-in" id="content">
      <div className="sign-in-card">
        <div className="sign-in-brand">
          <span className="seal" aria-hidden="true">
            密
          </span>
          <div>
            <h1>{t.product}</h1>
            <p className="muted">{t.productLine}</p>
          </div>
        </div>
        <SignInForm />
        <p className="muted sign-in-lead">{t.signIn.lead}</p>
        <LanguageSwitch />
      </div>
    </main>
  );
}
