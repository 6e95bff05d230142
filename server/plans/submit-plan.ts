import type { CaseRecord } from '../../domain/cases.ts';
import { RefusalError } from '../../domain/refusals.ts';
import type { Person, PlanDraft } from '../../persistence/contract/index.ts';
import { bundleSha256 } from '../../workers/plan-bundle.ts';
import { instancesOf, isRunning } from '../cases/instances.ts';
import type { Desk } from '../desk.ts';
import { engineFailure } from '../engine/failure.ts';
import { readAnswers } from '../forms/read-answers.ts';
import type { Values } from '../forms/expression.ts';
import { completeEssentials } from './answers-of-plan.ts';
import { closureOf } from './closure.ts';
import { checkDrawing, readDrawing } from './check-drawing.ts';
import { planProcessId } from './plan-process-id.ts';
import { planKindOf, templateOf } from './templates.ts';

export interface Submission {
  readonly caseKey: string;
  readonly version: number;
  readonly idempotencyKey: string;
  /** Principal's person id when the submitter may do so only as a deputy. */
  readonly asDeputyOf: string | null;
}

const approval = 'special-plan-approval';

async function requireRules({ shipped }: Desk, draft: PlanDraft): Promise<void> {
  const problems = await checkDrawing(shipped, draft.caseKey, draft.xml);
  if (problems.length === 0) return;
  throw new RefusalError({
    code: 'PLAN_RULES_BROKEN',
    facts: { count: problems.length },
    problems: problems.map(({ elementId, rule, zh, en, clause }) => ({
      path: elementId ?? rule,
      zh,
      en,
      ...(clause !== null && { clauses: [clause] })
    }))
  });
}

/** Routing answers of the start form: what the approval and the plan may know of the case. */
export function routingOf(desk: Pick<Desk, 'shipped'>, templateId: string, particulars: Values): Values {
  const form = templateOf(desk.shipped, templateId)?.startForm;
  const keys = new Set((form?.components ?? []).flatMap(({ key }) => key ?? []));
  const start = Object.fromEntries(Object.entries(particulars).filter(([name]) => keys.has(name)));
  const read = form ? readAnswers(form, start) : undefined;
  return read && 'answers' in read ? read.answers.routing : {};
}

/** Whether a start that was tried before went through: a returned plan too goes on in the approval that returned it. */
async function isUnderApproval({ camunda }: Desk, caseKey: string): Promise<boolean> {
  const instances = await instancesOf(camunda, caseKey);
  return instances.some((each) => each.processDefinitionId === approval && isRunning(each));
}

async function startApproval(desk: Desk, caseKey: string, variables: Values): Promise<void> {
  try {
    if (await isUnderApproval(desk, caseKey)) return;
    await desk.camunda.createProcessInstance({
      processDefinitionId: approval,
      variables: { ...variables, caseKey }
    });
  } catch (error) {
    const failure = engineFailure(error);
    if (failure.kind === 'unreachable')
      throw new RefusalError({ code: 'ENGINE_UNAVAILABLE' }, { cause: error });
    throw error;
  }
}

/** Starts the approval of what is submitted, once; that it runs is recorded. */
async function startOnce(desk: Desk, caseKey: string, variables: Values): Promise<void> {
  const { plans } = desk.store;
  if ((await plans.awaitingApproval(caseKey)).length === 0) return;
  await startApproval(desk, caseKey, variables);
  await plans.markApprovalStarted(caseKey);
}

async function startFor(desk: Desk, record: CaseRecord, particulars: Values): Promise<void> {
  const planKind = planKindOf(record.templateId);
  const variables = { ...routingOf(desk, record.templateId, particulars), planKind };
  await desk.store.alone(record.caseKey, () => startOnce(desk, record.caseKey, variables));
}

/** Starts the approval of a submitted plan, or of its change, whose start was lost. */
export async function resumeApproval(desk: Desk, record: CaseRecord): Promise<void> {
  const { caseKey } = record;
  const bundle = await desk.store.plans.bundle(caseKey);
  if (bundle?.state !== 'submitted') return;
  await startFor(desk, record, await desk.store.plans.particulars(caseKey, bundle.version));
}

/**
 * Submits exactly the newest drawing: the rules must hold and the essentials be complete; the whole closure with the sealed
 * particulars is bound by one SHA-256, which is answered. Submitting again under the same key answers the same.
 */
export async function submitPlan(desk: Desk, person: Person, submission: Submission): Promise<string> {
  const { store, shipped } = desk;
  const { caseKey, version } = submission;
  const record = await store.cases.get(caseKey);
  const draft = await store.plans.draft(caseKey);
  if (!record || !draft) throw new RefusalError({ code: 'NOT_FOUND' });
  // While one is submitted nothing can be saved over: the register tells a repeated request from another.
  const submitted = (await store.plans.versions(caseKey)).some(({ state }) => state === 'submitted');
  if (!submitted && draft.version !== version)
    throw new RefusalError({ code: 'STALE_VERSION', facts: { given: version, current: draft.version } });
  await requireRules(desk, draft);
  await completeEssentials(shipped, draft.xml, draft.particulars);
  const processDefinitionId = planProcessId(caseKey);
  const plan = await readDrawing(caseKey, draft.xml);
  const drawn = { processId: processDefinitionId, xml: draft.xml, plan, templateId: record.templateId };
  const resources = await closureOf(shipped, drawn);
  const sha256 = bundleSha256({ processDefinitionId, resources }, draft.particulars);
  await store.transaction(async (inner) => {
    const kept = await inner.plans.submit({
      caseKey,
      by: person.personId,
      note: '',
      draftVersion: version,
      sha256,
      processDefinitionId,
      resources,
      idempotencyKey: submission.idempotencyKey
    });
    await inner.audit.append({
      actor: person.personId,
      ...(submission.asDeputyOf !== null && { asDeputyOf: submission.asDeputyOf }),
      act: 'plan.submit',
      caseKey,
      facts: { version: kept.version, bundleSha256: sha256 }
    });
  });
  await startFor(desk, record, draft.particulars);
  desk.changes.bump('cases', 'tasks');
  // The papers that the approval now draws up keep this process busy: the submitter need not wait for its first task.
  void desk.syncTasks().catch(() => undefined);
  return sha256;
}
