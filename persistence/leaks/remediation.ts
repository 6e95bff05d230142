import type { RemediationRegister, RemediationTask } from '../../workers/ports/index.ts';
import { lockCase } from '../cases/participations.ts';
import { atomically } from '../register/atomically.ts';
import { newId, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';

interface RemediationRow {
  task_id: string;
  case_key: string;
  measure: string;
  owner: string;
  due_at: string;
  state: RemediationTask['state'];
  ordinal: number;
  idempotency_key: string;
}

type Proposal = Parameters<RemediationRegister['propose']>[0];

const toTask = (row: RemediationRow): RemediationTask => ({
  taskId: row.task_id,
  caseKey: row.case_key,
  measure: row.measure,
  ownerParticipationId: row.owner,
  dueAt: row.due_at,
  state: row.state
});

async function propose(context: RegisterContext, input: Proposal): Promise<RemediationTask[]> {
  const { db } = context;
  await lockCase(context, input.caseKey);
  const same = { case_key: input.caseKey, idempotency_key: input.idempotencyKey };
  const before = await db<RemediationRow>('remediation_tasks').where(same).orderBy('ordinal').select('*');
  if (before.length > 0 || input.tasks.length === 0) return before.map(toTask);
  const [last] = await db('remediation_tasks').where({ case_key: input.caseKey }).max({ ordinal: 'ordinal' });
  const rows = input.tasks.map((task, index): RemediationRow => ({
    task_id: newId(context),
    ...same,
    measure: task.measure,
    owner: task.ownerParticipationId,
    due_at: task.dueAt,
    state: 'proposed',
    ordinal: Number(last?.ordinal ?? 0) + 1 + index
  }));
  await db('remediation_tasks').insert(rows);
  return rows.map(toTask);
}

async function setState(
  { db }: RegisterContext,
  taskId: string,
  state: RemediationTask['state']
): Promise<void> {
  const row = found(
    await db<RemediationRow>('remediation_tasks').where({ task_id: taskId }).forUpdate().first()
  );
  await db<RemediationRow>('remediation_tasks')
    .where({ task_id: taskId, state: row.state })
    .update({ state });
}

export function createRemediationRegister(context: RegisterContext): RemediationRegister {
  return {
    propose: (input) => atomically(context, (inner) => propose(inner, input)),
    setState: (taskId, state) => atomically(context, (inner) => setState(inner, taskId, state)),
    async list(caseKey) {
      const where = { case_key: caseKey };
      const rows = await context
        .db<RemediationRow>('remediation_tasks')
        .where(where)
        .orderBy('ordinal')
        .select('*');
      return rows.map(toTask);
    }
  };
}
