import { useState, type SyntheticEvent } from 'react';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { useAct } from '../ui/use-act.ts';
import { useSession } from './session.tsx';

/** Account and password; the password leaves the page's memory with every attempt. */
export function SignInForm() {
  const { t } = useTongue();
  const { signIn } = useSession();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const act = useAct(signIn);
  const [asked, setAsked] = useState(false);
  const wrong = (value: string) => (asked && value.trim() === '' ? t.problem.empty : null);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (account.trim() === '' || password === '') return;
    setAsked(false);
    void act.run(account.trim(), password);
    setPassword('');
  };
  return (
    <form onSubmit={submit} className="sign-in-form" noValidate>
      {act.problem && <ProblemBanner problem={act.problem} />}
      <Field
        label={t.signIn.account}
        name="account"
        autoComplete="username"
        value={account}
        wrong={wrong(account)}
        onChange={(event) => setAccount(event.target.value)}
        required
        autoFocus
      />
      <Field
        label={t.signIn.password}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        wrong={wrong(password)}
        onChange={(event) => setPassword(event.target.value)}
        required
      />
      <Button type="submit" tone="primary" busy={act.busy}>
        {t.signIn.submit}
      </Button>
    </form>
  );
}
