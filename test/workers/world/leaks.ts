import type { Clock } from '../../../domain/clock.ts';
import type { RemediationTask, WorkerPorts } from '../../../workers/ports/index.ts';

/** The registers of a leak case in memory. */
export function createLeaks(clock: Clock): Pick<WorkerPorts, 'remediation' | 'evidence' | 'leaks'> {
  const tasks = new Map<string, RemediationTask>();
  const proposed = new Map<string, readonly string[]>();
  return {
    remediation: {
      async propose({ caseKey, tasks: wanted, idempotencyKey }) {
        const known = proposed.get(idempotencyKey);
        if (known) return known.flatMap((taskId) => tasks.get(taskId) ?? []);
        const made = wanted.map((task): RemediationTask => ({
          ...task,
          taskId: `task-${tasks.size + 1 + wanted.indexOf(task)}`,
          caseKey,
          state: 'proposed'
        }));
        for (const task of made) tasks.set(task.taskId, task);
        proposed.set(
          idempotencyKey,
          made.map(({ taskId }) => taskId)
        );
        return made;
      },
      list: async (caseKey) => [...tasks.values()].filter((task) => task.caseKey === caseKey),
      async setState(taskId, state) {
        const task = tasks.get(taskId);
        if (task) tasks.set(taskId, { ...task, state });
      }
    },
    evidence: {
      list: async () => [
        {
          description: '群組對話畫面',
          sha256: 'ab'.repeat(32),
          holderParticipationId: null,
          preservedAt: new Date(clock.now()).toISOString()
        }
      ]
    },
    leaks: {
      get: async () => ({
        receivedAt: new Date(clock.now()).toISOString(),
        acknowledgedAt: null,
        acknowledgedBy: null
      })
    }
  };
}
