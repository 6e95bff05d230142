import { useId, useState, type SyntheticEvent } from 'react';
import type { TaskSummary } from '../api/contract-types.ts';
import { useLoad } from '../api/use-load.ts';
import { useFlash } from '../app/flash.tsx';
import { useClient } from '../app/session.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { useAct } from '../ui/use-act.ts';

interface Props {
  /** A task of somebody who left without a successor. */
  readonly task: TaskSummary;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Names who takes over from somebody who has left; the password again, since it opens a secret to a person. */
export function SuccessorDialog({ task, onDone, onClose }: Props) {
  const { t } = useTongue();
  const client = useClient();
  const flash = useFlash();
  const id = useId();
  const [successorPerson, choose] = useState('');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const { data } = useLoad('people to follow', () => client.call('people', {}));
  const act = useAct(async () => {
    await client.call('nameSuccessor', {
      params: { caseKey: task.caseKey, participationId: task.vacancy?.participationId ?? '' },
      body: { successorPerson, password }
    });
    flash(t.tasks.successorNamed);
    onDone();
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    setAsked(true);
    if (password !== '') void act.run();
  };
  return (
    <Dialog title={t.tasks.successorFor(task.name)} onClose={onClose}>
      <form onSubmit={send}>
        {act.problem && <ProblemBanner problem={act.problem} />}
        <div className="field">
          <label htmlFor={id}>{t.tasks.successor}</label>
          <select id={id} value={successorPerson} onChange={(event) => choose(event.target.value)} required>
            <option value="" disabled>
              {t.tasks.chooseSuccessor}
            </option>
            {data?.people.map(({ personId, name, unit }) => (
              <option key={personId} value={personId}>
                {unit ? `${name}（${unit}）` : name}
              </option>
            ))}
          </select>
        </div>
        <Field
          label={t.proof.password}
          type="password"
          autoComplete="current-password"
          value={password}
          wrong={asked && password === '' ? t.problem.empty : null}
          onChange={(event) => setPassword(event.target.value)}
          required
        />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" tone="primary" busy={act.busy}>
            {t.tasks.nameSuccessor}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
