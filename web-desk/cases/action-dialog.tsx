import { useRef, useState } from 'react';
import type { CaseAction, FormValues } from '../api/contract-types.ts';
import { newIdempotencyKey } from '../api/idempotency.ts';
import { ApiProblem } from '../api/problem.ts';
import { useLoad } from '../api/use-load.ts';
import { useClient } from '../app/session.tsx';
import { DraftNote } from '../forms/draft-note.tsx';
import { useDraftKeeper } from '../forms/drafts.tsx';
import { LazyFormView, tellAtFields, type FormHandle } from '../forms/lazy-form-view.tsx';
import { ProofDialog } from '../forms/proof-dialog.tsx';
import { answersIn, withDraft } from '../forms/with-draft.ts';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
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

/** Sends the running case a message; what was filled in of its form and not sent is there again. */
export function ActionDialog(props: Props) {
  const nameOf = useActionName();
  const keeper = useDraftKeeper();
  const draftName = `action-${props.caseKey}-${props.action.action}`;
  const [turn, setTurn] = useState(0);
  const loaded = useLoad(`${draftName} ${turn}`, async () => ({
    draft: props.action.form ? await keeper.read(draftName) : null
  }));
  const dropDraft = async () => {
    await keeper.drop(draftName);
    setTurn(turn + 1);
  };
  return (
    <Dialog title={nameOf(props.action)} onClose={props.onClose} wide>
      <LoadedView loaded={loaded}>
        {({ draft }) => (
          <Message
            key={turn}
            {...props}
            draftName={draftName}
            draft={draft}
            onDrop={() => void dropDraft()}
          />
        )}
      </LoadedView>
    </Dialog>
  );
}

interface MessageProps extends Props {
  readonly draftName: string;
  readonly draft: FormValues | null;
  readonly onDrop: () => void;
}

/** The form of the message, and the password when the server asks for it. */
function Message({ caseKey, action, draftName, draft, onDrop, onDone, onClose }: MessageProps) {
  const { t } = useTongue();
  const client = useClient();
  const form = useRef<FormHandle>(null);
  const keeper = useDraftKeeper();
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [values] = useState<FormValues>(() => withDraft(action.form, noValues, draft));
  const [restored] = useState(draft !== null);
  const [proving, setProving] = useState<FormValues | null>(null);
  const act = useAct(async (filled: FormValues, password?: string) => {
    try {
      const params = { caseKey, action: action.action };
      const body = { values: filled, idempotencyKey, ...(password === undefined ? {} : { password }) };
      await keeper.sending(draftName, () => client.call('caseAction', { params, body }));
    } catch (error) {
      if (error instanceof ApiProblem) {
        if (error.code === 'FRESH_PROOF_REQUIRED') {
          setProving(filled);
          return;
        }
        if (error.code !== 'FRESH_PROOF_FAILED') setProving(null);
      }
      throw tellAtFields(form.current, error);
    }
    onDone();
  });
  const send = async () => {
    const filled = action.form ? await form.current?.submit() : noValues;
    if (filled) void act.run(filled);
  };
  return (
    <>
      {action.form && (
        <>
          <DraftNote form={draftName} restored={restored} onDrop={onDrop} />
          <LazyFormView
            ref={form}
            schema={action.form}
            values={values}
            onChange={(changed) => keeper.keep(draftName, answersIn(action.form, changed))}
          />
        </>
      )}
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
    </>
  );
}
