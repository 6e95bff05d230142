import { useRef, useState } from 'react';
import type { CaseAction, FormValues } from '../api/contract-types.ts';
import { newIdempotencyKey } from '../api/idempotency.ts';
import { ApiProblem } from '../api/problem.ts';
import { useClient } from '../app/session.tsx';
import { LazyFormView, tellAtFields, type FormHandle } from '../forms/lazy-form-view.tsx';
import { ProofDialog } from '../forms/proof-dialog.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { useAct } from '../ui/use-act.ts';
import { useActionName } from './use-action-name.ts';

interface Props {
  readonly caseKey: string;
  readonly action: CaseAction;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const noValues: FormValues = {};

/** Sends the running case a message: its form, and the password when the server asks for it. */
export function ActionDialog({ caseKey, action, onDone, onClose }: Props) {
  const { t } = useTongue();
  const nameOf = useActionName();
  const client = useClient();
  const form = useRef<FormHandle>(null);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [proving, setProving] = useState<FormValues | null>(null);
  const act = useAct(async (values: FormValues, password?: string) => {
    try {
      await client.call('caseAction', {
        params: { caseKey, action: action.action },
        body: { values, idempotencyKey, ...(password === undefined ? {} : { password }) }
      });
    } catch (error) {
      if (error instanceof ApiProblem) {
        if (error.code === 'FRESH_PROOF_REQUIRED') {
          setProving(values);
          return;
        }
        if (error.code !== 'FRESH_PROOF_FAILED') setProving(null);
      }
      throw tellAtFields(form.current, error);
    }
    onDone();
  });
  const send = async () => {
    const values = action.form ? await form.current?.submit() : noValues;
    if (values) void act.run(values);
  };
  return (
    <Dialog title={nameOf(action)} onClose={onClose} wide>
      {action.form && <LazyFormView ref={form} schema={action.form} values={noValues} />}
      {act.problem && !proving && <ProblemBanner problem={act.problem} />}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button tone="primary" busy={act.busy} onClick={() => void send()}>
          {t.common.confirm}
        </Button>
      </div>
      {proving && (
        <ProofDialog
          busy={act.busy}
          problem={act.problem}
          onProve={(password) => void act.run(proving, password)}
          onClose={() => setProving(null)}
        />
      )}
    </Dialog>
  );
}
