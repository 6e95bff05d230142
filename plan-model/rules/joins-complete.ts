import { stuckJoins } from '../graph/stuck-joins.ts';
import { stepOf } from '../plan.ts';
import type { Rule } from '../problem.ts';

/** A parallel join gets a token on each of its ways whatever was decided before it; else the plan stands still there. */
export const joinsComplete: Rule = (plan) =>
  plan.scopes
    .flatMap((scope) => [...stuckJoins(scope)])
    .map((elementId) => {
      const name = stepOf(plan, elementId)?.name || elementId;
      return {
        rule: 'joins-complete',
        elementId,
        zh: `並行匯合「${name}」可能永遠等不到其中一條路徑，流程會停在此處；擇一分流之路徑請改以擇一閘道匯合。`,
        en: `The parallel join “${name}” may wait for ever for one of its ways; merge alternatives with an exclusive gateway.`
      };
    });
