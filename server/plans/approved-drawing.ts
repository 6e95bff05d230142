import type { CaseStore, Task } from '../../persistence/contract/index.ts';
import type { Desk } from '../desk.ts';
import { readModel, type ModelInfo } from '../models/element-info.ts';
import { remembered } from '../models/remembered.ts';
import { planProcessId } from './plan-process-id.ts';
import { type StepNames, stepNames } from './step-names.ts';

/** A process instance of a case. */
type Instance = Pick<Task, 'caseKey' | 'processDefinitionId' | 'processDefinitionKey' | 'processInstanceKey'>;
type Store = Pick<CaseStore, 'plans'>;

/** The drawing that a plan's instance was approved by, in the officers' own words; undefined for any other process. */
async function approvedXml(
  { plans }: Store,
  { caseKey, processDefinitionId, processInstanceKey }: Instance
): Promise<string | undefined> {
  if (processDefinitionId !== planProcessId(caseKey)) return undefined;
  return plans.drawingOf(caseKey, processInstanceKey);
}

/** The diagram of an instance as its people know it: a plan as it was approved, any other process as deployed. */
export async function diagramOf(desk: Pick<Desk, 'store' | 'models'>, instance: Instance): Promise<string> {
  return (await approvedXml(desk.store, instance)) ?? desk.models.xml(instance.processDefinitionKey);
}

const mostKept = 20;
const readModelOnce = remembered(mostKept, readModel);

/** The model of an instance, in the words of what was approved. */
export async function modelOf(desk: Pick<Desk, 'store' | 'models'>, instance: Instance): Promise<ModelInfo> {
  const xml = await approvedXml(desk.store, instance);
  return xml === undefined ? desk.models.model(instance.processDefinitionKey) : readModelOnce(xml);
}

type NamedTask = Instance & Pick<Task, 'elementId' | 'name'>;

/**
 * Names tasks: what an officer called a step is in the approved drawing only, the engine knows its id. For one answer: a drawing is
 * unsealed once, however many of its tasks are named.
 */
export function taskNamer(store: Store): (task: NamedTask) => Promise<string> {
  const known = new Map<string, Promise<StepNames | undefined>>();
  const namesOf = async (task: NamedTask): Promise<StepNames | undefined> => {
    const xml = await approvedXml(store, task);
    return xml === undefined ? undefined : stepNames(xml);
  };
  return async (task) => {
    if (task.name !== task.elementId) return task.name;
    const names = known.get(task.processInstanceKey) ?? namesOf(task);
    known.set(task.processInstanceKey, names);
    return (await names)?.get(task.elementId) ?? task.name;
  };
}
