import { useState, type SyntheticEvent } from 'react';
import type { ApiProblem } from '../api/problem.ts';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';

interface Props {
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  readonly onProve: (password: string) => void;
  readonly onClose: () => void;
}

/** Asks for the password again before a binding decision; the password is never kept. */
export function ProofDialog({ busy, problem, onProve, onClose }: Props) {
  const { t } = useTongue();
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const prove = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(password === '');
    if (password === '') return;
    onProve(password);
    setPassword('');
  };
  return (
    <Dialog title={t.proof.title} onClose={onClose}>
      <form onSubmit={prove} noValidate>
        <p>{t.proof.lead}</p>
        {problem && <ProblemBanner problem={problem} />}
        <Field
          label={t.proof.password}
          type="password"
          autoComplete="current-password"
          value={password}
          wrong={asked && password === '' ? t.problem.empty : null}
          onChange={(event) => setPassword(event.target.value)}
          required
          autoFocus
        />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {t.proof.submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
