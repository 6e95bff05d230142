import type { Driver } from '../drive/driver.ts';
import type { Act } from './choose.ts';
import type { Open, Portrait } from './portrait.ts';

/** Does an act on one engine, upon what its portrait names. Rejected when the engine refuses it. */
export async function carryOut(driver: Driver, act: Act, portrait: Portrait): Promise<void> {
  switch (act.kind) {
    case 'complete':
      return driver.complete(find(portrait.jobs, act.name).key, act.variables, act.result);
    case 'fail':
      return driver.fail(find(portrait.jobs, act.name).key, act.retries);
    case 'error':
      return driver.throwError(find(portrait.jobs, act.name).key, act.code, act.variables);
    case 'publish': {
      const { messageName, correlationKey } = find(portrait.subscriptions, act.name);
      return driver.publish(messageName, correlationKey, act.variables);
    }
    case 'broadcast':
      return driver.broadcast(find(portrait.signals, act.name).signalName, act.variables);
    case 'task':
      return driver.actOnTask(find(portrait.tasks, act.name).key, act.act);
    case 'task variables':
      return driver.setVariables(find(portrait.tasks, act.name).elementInstanceKey, act.variables);
    case 'activate':
      return driver.activateElements(find(portrait.adHocs, act.name).key, act.elements, act.cancel);
    case 'trigger': {
      const { trigger, variables } = act;
      if (trigger.kind === 'signal') return driver.broadcast(trigger.name, variables);
      return driver.publish(trigger.name, trigger.correlationKey, variables, trigger.timeToLive);
    }
    case 'resolve': {
      const incident = find(portrait.incidents, act.name);
      await driver.setVariables(incident.rootKey, act.variables);
      if (incident.jobKey) await driver.updateRetries(incident.jobKey, 1);
      return driver.resolve(incident.key);
    }
    case 'cancel':
      for (const root of portrait.roots) await driver.cancel(root);
  }
}

function find<Thing>(things: readonly Open<Thing>[], name: string): Thing {
  const found = things.find((open) => open.name === name);
  if (!found) throw new Error(`nothing open is called ${name}`);
  return found.thing;
}
