import { useEffect, type ReactNode } from 'react';
import { NotFound } from '../app/not-found.tsx';
import { TaskGone } from '../app/task-gone.tsx';
import { useSession } from '../app/session.tsx';
import type { Loaded } from '../api/use-load.ts';
import { useTongue } from '../i18n/language.tsx';
import { Button } from './button.tsx';
import { Loading } from './loading.tsx';
import { ProblemBanner } from './problem-banner.tsx';

interface Props<T> {
  readonly loaded: Loaded<T>;
  readonly children: (data: T) => ReactNode;
}

/** What a page is when its one thing is not there: no retry would help. */
const dead: Readonly<Record<string, () => ReactNode>> = { NOT_FOUND: NotFound, TASK_GONE: TaskGone };

/** Loads again once the reader has signed in again. */
function useReloadAfterSignIn({ problem, reload }: Loaded<unknown>): void {
  const { state } = useSession();
  const waits = problem?.code === 'NOT_SIGNED_IN' && state.kind === 'in' && !state.expired;
  useEffect(() => {
    if (waits) reload();
  }, [waits, reload]);
}

/** Shows what is loaded; progress before, the refusal with a retry otherwise. Old data stays beside a failed refresh. */
export function LoadedView<T>({ loaded, children }: Props<T>) {
  const { t } = useTongue();
  const { data, problem, loading, reload } = loaded;
  useReloadAfterSignIn(loaded);
  if (loading || (data === null && problem?.code === 'NOT_SIGNED_IN')) return <Loading />;
  const Dead = data === null && problem ? dead[problem.code] : undefined;
  if (Dead) return <Dead />;
  return (
    <>
      {problem && problem.code !== 'NOT_SIGNED_IN' && (
        <ProblemBanner problem={problem}>
          <Button onClick={reload}>{t.common.retry}</Button>
        </ProblemBanner>
      )}
      {data !== null && children(data)}
    </>
  );
}
