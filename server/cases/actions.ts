import { isRole, type Role } from '../../domain/roles.ts';
import type { Desk } from '../desk.ts';
import type { ElementInfo } from '../models/element-info.ts';
import { isRunning, type CaseInstance } from './instances.ts';
import { tokensOf } from './tokens.ts';

/** A message that a running case takes from people, as its approved model says (`shoumi:action`). */
export interface CaseAction {
  /** The message's name. */
  readonly action: string;
  /** Where it is waited for. */
  readonly processInstanceKey: string;
  readonly element: ElementInfo;
  readonly roles: readonly Role[];
  readonly formId: string | null;
  readonly proof: 'none' | 'fresh';
}

const offered = (processInstanceKey: string, element: ElementInfo): CaseAction[] => {
  const roles = element.properties['shoumi:action'];
  if (roles === undefined || element.message === null) return [];
  return [
    {
      action: element.message,
      processInstanceKey,
      element,
      roles: roles.split(/[\s,]+/).filter(isRole),
      formId: element.properties['shoumi:form'] ?? null,
      proof: element.properties['shoumi:proof'] === 'fresh' ? 'fresh' : 'none'
    }
  ];
};

/** Whether the event waits now: an event sub-process always, other events where their own or their host's token stands. */
async function waiting(
  desk: Pick<Desk, 'camunda'>,
  instance: CaseInstance,
  actions: readonly CaseAction[]
): Promise<CaseAction[]> {
  const always = actions.filter(({ element }) => element.startsAtAnyTime);
  const others = actions.filter(({ element }) => !element.startsAtAnyTime);
  if (others.length === 0) return always;
  const tokens = await tokensOf(desk.camunda, instance.processInstanceKey);
  const active = new Set(tokens.filter(({ state }) => state === 'active').map(({ elementId }) => elementId));
  return [...always, ...others.filter(({ element }) => active.has(element.attachedTo ?? element.elementId))];
}

/** All that the running instances of a case wait for, one of each message. */
export async function actionsOf(
  desk: Pick<Desk, 'camunda' | 'models'>,
  instances: readonly CaseInstance[]
): Promise<CaseAction[]> {
  const found = await Promise.all(
    instances.filter(isRunning).map(async (instance) => {
      const model = await desk.models.model(instance.processDefinitionKey);
      const all = [...model.elements.values()].flatMap((element) =>
        offered(instance.processInstanceKey, element)
      );
      return waiting(desk, instance, all);
    })
  );
  return [...new Map(found.flat().map((action) => [action.action, action])).values()];
}
