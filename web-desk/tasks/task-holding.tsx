import type { TaskDetail } from '../api/contract-types.ts';
import { useClient } from '../app/session.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { useAct } from '../ui/use-act.ts';

interface Props {
  readonly task: TaskDetail;
  readonly onChanged: () => void;
}

/** Takes the task, or gives it back. */
export function TaskHolding({ task, onChanged }: Props) {
  const { t } = useTongue();
  const client = useClient();
  const act = useAct(async () => {
    await client.call(task.mine ? 'releaseTask' : 'claimTask', { params: { taskKey: task.taskKey } });
    onChanged();
  });
  return (
    <>
      {act.problem && <ProblemBanner problem={act.problem} />}
      {!task.mine && task.holder ? (
        <p className="muted">{t.task.heldBy(task.holder)}</p>
      ) : (
        <Button busy={act.busy} onClick={() => void act.run()}>
          {task.mine ? t.task.release : t.task.claim}
        </Button>
      )}
    </>
  );
}
