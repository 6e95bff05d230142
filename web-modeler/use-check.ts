import { checkPlan, readPlan, UnreadableDiagram } from '../plan-model/index.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { FormValues, PlanProblem } from '../web-desk/api/contract-types.ts';
import { asProblem, type ApiProblem } from '../web-desk/api/problem.ts';
import { useClient } from '../web-desk/app/session.tsx';

export interface Check {
  readonly problems: readonly PlanProblem[];
  readonly documentHtml: string;
  readonly checking: boolean;
  /** The check itself failed: the drawing cannot be read, or the server cannot be reached. */
  readonly failure: ApiProblem | null;
  /** Checks again soon; calls in quick succession count as one. */
  readonly ask: () => void;
}

interface Source {
  readonly caseKey: string;
  readonly first: { readonly problems: readonly PlanProblem[]; readonly documentHtml: string };
  readonly read: () => Promise<{ xml: string; essentials: FormValues }>;
}

/** How long the reader's hand must rest before the rules run here, and before the server is asked, in milliseconds. */
const rulesRestMs = 120;
const serverRestMs = 700;

/** The plan rules, run in the browser; null when the drawing cannot be read, which the server then explains. */
async function rulesOf(xml: string): Promise<PlanProblem[] | null> {
  try {
    return checkPlan(await readPlan(xml)).map(({ clause = null, instead = [], ...problem }) => ({
      ...problem,
      clause,
      instead: [...instead]
    }));
  } catch (error) {
    if (error instanceof UnreadableDiagram) return null;
    throw error;
  }
}

/**
 * Rules and document of the drawing as it is now: the rules at once, here; then what the server says, which also
 * knows the engine's limits and draws up the document. Only the newest answer counts.
 */
export function useCheck({ caseKey, first, read }: Source): Check {
  const client = useClient();
  const [result, setResult] = useState(first);
  const [checking, setChecking] = useState(false);
  const [failure, setFailure] = useState<ApiProblem | null>(null);
  const timers = useRef<ReturnType<typeof setTimeout>[]>([]);
  const newest = useRef(0);
  const source = useRef(read);
  useEffect(() => {
    source.current = read;
  });
  const forgetTimers = useCallback(() => timers.current.splice(0).forEach(clearTimeout), []);
  useEffect(() => () => void forgetTimers(), [forgetTimers]);

  const checkHere = useCallback(async (turn: number) => {
    const problems = await rulesOf((await source.current()).xml);
    if (problems && turn === newest.current) setResult((before) => ({ ...before, problems }));
  }, []);

  const checkThere = useCallback(
    async (turn: number) => {
      const isNewest = () => turn === newest.current;
      try {
        const answer = await client.call('checkPlan', { params: { caseKey }, body: await source.current() });
        if (!isNewest()) return;
        setResult(answer);
        setFailure(null);
      } catch (error) {
        if (isNewest()) setFailure(asProblem(error));
      } finally {
        if (isNewest()) setChecking(false);
      }
    },
    [client, caseKey]
  );

  const ask = useCallback(() => {
    const turn = (newest.current += 1);
    setChecking(true);
    forgetTimers();
    timers.current.push(
      setTimeout(() => void checkHere(turn), rulesRestMs),
      setTimeout(() => void checkThere(turn), serverRestMs)
    );
  }, [checkHere, checkThere, forgetTimers]);

  return { ...result, checking, failure, ask };
}
