import { useRef, useState } from 'react';
import type { FormValues, TaskDetail } from '../api/contract-types.ts';
import { newIdempotencyKey } from '../api/idempotency.ts';
import { ApiProblem } from '../api/problem.ts';
import { useRouter } from '../app/router.tsx';
import { useClient } from '../app/session.tsx';
import { useFlash } from '../app/flash.tsx';
import { DraftNote } from '../forms/draft-note.tsx';
import { useDraftKeeper } from '../forms/drafts.tsx';
import { answersIn, withDraft } from '../forms/with-draft.ts';
import { LazyFormView, tellAtFields, type FormHandle } from '../forms/lazy-form-view.tsx';
import { ProofDialog } from '../forms/proof-dialog.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { useAct } from '../ui/use-act.ts';

const proofCodes = ['FRESH_PROOF_REQUIRED', 'FRESH_PROOF_FAILED'];

/** Name of the draft that a task's form keeps. */
export const draftOf = (taskKey: string): string => `task-${taskKey}`;

interface Props {
  readonly task: TaskDetail;
  /** What was filled in before and not sent. */
  readonly draft: FormValues | null;
}

/** The form of a task and its completion: nothing is lost when it fails, nothing counts twice. */
export function TaskWork(props: Props) {
  const [draft, setDraft] = useState(props.draft);
  const keeper = useDraftKeeper();
  const [turn, setTurn] = useState(0);
  const dropDraft = () => {
    void keeper.drop(draftOf(props.task.taskKey));
    setDraft(null);
    setTurn(turn + 1);
  };
  return <Work key={turn} task={props.task} draft={draft} onDrop={dropDraft} />;
}

function Work({ task, draft, onDrop }: Props & { onDrop: () => void }) {
  const { t } = useTongue();
  const client = useClient();
  const { go } = useRouter();
  const flash = useFlash();
  const form = useRef<FormHandle>(null);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const keeper = useDraftKeeper();
  const draftName = draftOf(task.taskKey);
  const [values] = useState<FormValues>(() => withDraft(task.form, task.values, draft));
  const [proving, setProving] = useState<FormValues | null>(null);

  const act = useAct(async (filled: FormValues, password?: string) => {
    try {
      const body = {
        values: filled,
        idempotencyKey,
        ...(password === undefined ? {} : { password }),
        ...(task.bundleSha256 ? { bundleSha256: task.bundleSha256 } : {})
      };
      const params = { taskKey: task.taskKey };
      await keeper.sending(draftName, () => client.call('completeTask', { params, body }));
    } catch (error) {
      if (error instanceof ApiProblem) {
        if (error.code === 'FRESH_PROOF_REQUIRED') setProving(filled);
        else if (!proofCodes.includes(error.code)) setProving(null);
      }
      throw tellAtFields(form.current, error);
    }
    flash(t.task.completed);
    go('/tasks');
  });

  const complete = async () => {
    const filled = task.form ? await form.current?.submit() : {};
    if (!filled) return;
    if (task.proof === 'fresh') {
      act.clear();
      setProving(filled);
    } else void act.run(filled);
  };

  return (
    <>
      <DraftNote form={draftName} restored={draft !== null} onDrop={onDrop} />
      {task.form ? (
        <LazyFormView
          ref={form}
          schema={task.form}
          values={values}
          onChange={(changed) => keeper.keep(draftName, answersIn(task.form, changed))}
        />
      ) : (
        <p>{t.task.noForm}</p>
      )}
      {act.problem && !proving && <ProblemBanner problem={act.problem} />}
      <div className="form-actions">
        <Button tone="primary" busy={act.busy} onClick={() => void complete()}>
          {act.busy ? t.common.sending : t.task.complete}
        </Button>
        {task.proof === 'fresh' && <span className="muted">{t.task.freshNote}</span>}
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
