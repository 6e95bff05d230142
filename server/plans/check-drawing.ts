import { parseBpmn } from '../../engine/model/parse.ts';
import { guardXml, limits, type Limits } from '../../engine/model/xml-guard.ts';
import { RefusalError } from '../../domain/refusals.ts';
import { strangeCodes } from '../../plan-model/codes.ts';
import { takeOutWords, type DeployedCopy } from '../../plan-model/deployed-copy.ts';
import {
  checkPlan,
  planOf,
  UnreadableDiagram,
  type PlanModel,
  type Problem
} from '../../plan-model/index.ts';
import type { Answer } from '../http/call.ts';
import { keepPlan } from '../models/read-plan-once.ts';
import { remembered } from '../models/remembered.ts';
import type { Shipped } from '../models/shipped.ts';
import { planProcessId } from './plan-process-id.ts';
import { shippedWords } from './shipped-words.ts';

export type PlanProblem = Answer<'checkPlan'>['problems'][number];

const unreadable = (reason: string): RefusalError =>
  new RefusalError({ code: 'MODEL_UNREADABLE', facts: { reason } });

/** Three times the largest template: what people draw stays far below, and checking it takes no longer than a breath. */
const drawn: Limits = { ...limits, bytes: 1024 * 1024, elements: 9_000 };

interface Reading {
  readonly plan: PlanModel;
  /** What the engine would be given in words and codes. */
  readonly strings: DeployedCopy['strings'];
  readonly processIds: readonly (string | undefined)[];
}

const isProcess = ({ $type }: { readonly $type: string }): boolean => $type === 'bpmn:Process';

/** The engine's own reading decides: what it would deploy is what is looked at. */
async function read(xml: string): Promise<Reading> {
  const hostile = guardXml(xml, drawn);
  if (hostile !== null) throw unreadable(hostile);
  const { definitions, reason } = await parseBpmn(xml);
  if (!definitions) throw unreadable(reason ?? '');
  const processes = (definitions.rootElements ?? []).filter(isProcess);
  try {
    const tree = definitions as unknown as Parameters<typeof planOf>[0];
    const plan = planOf(tree);
    keepPlan(xml, plan);
    return { plan, strings: takeOutWords(tree), processIds: processes.map(({ id }) => id) };
  } catch (error) {
    if (error instanceof UnreadableDiagram) throw unreadable(error.message);
    throw error;
  }
}

/** A drawing is parsed once, however often it is shown, checked and submitted. */
const readOnce = remembered(20, read);

/** A drawing deploys under its case's own id and brings no second process: it can replace no other model. */
function requireOwnProcess(caseKey: string, { processIds }: Reading): void {
  if (processIds.length !== 1) throw unreadable('exactly one process is needed');
  if (processIds[0] !== planProcessId(caseKey)) throw unreadable('the id of the process must not be changed');
}

async function readOwn(caseKey: string, xml: string): Promise<Reading> {
  const reading = await readOnce(xml);
  requireOwnProcess(caseKey, reading);
  return reading;
}

/** The plan of a drawing; MODEL_UNREADABLE for hostile or broken text, and for a process that is not the case's own. */
export const readDrawing = async (caseKey: string, xml: string): Promise<PlanModel> =>
  (await readOwn(caseKey, xml)).plan;

const view = ({ rule, elementId, zh, en, clause, instead = [] }: Problem): PlanProblem => ({
  rule,
  elementId,
  zh,
  en,
  clause: clause ?? null,
  instead: [...instead]
});

/** What the drawing breaks, rule by rule; what an officer typed into codes besides. */
export async function checkDrawing(shipped: Shipped, caseKey: string, xml: string): Promise<PlanProblem[]> {
  const { plan, strings } = await readOwn(caseKey, xml);
  return [...checkPlan(plan), ...strangeCodes(strings, shippedWords(shipped))].map(view);
}
