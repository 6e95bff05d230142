import { certainBefore } from '../graph/certain-facts.ts';
import { completed } from '../graph/plan-graph.ts';
import { stepOf } from '../plan.ts';
import type { Step } from '../plan.ts';
import type { Rule } from '../problem.ts';

const wanted = {
  evaluation: { zh: '計畫執行評估', en: 'an evaluation of the plan', clause: 'ac-m.7' },
  declassification: { zh: '解密', en: 'declassification', clause: 'tc-oth.6' }
} as const;
type Ending = keyof typeof wanted;

/** Every way to the plan's end passes declassification and evaluation; a plan broken off is declassified all the same. */
export const endsWithEvaluation: Rule = (plan) => {
  const gained = new Map(
    plan.steps.map((step) => [completed(step.elementId), new Set<string>(endingsOf(step))])
  );
  const certain = certainBefore(plan.graph, gained);
  return plan.graph.ends.flatMap(({ elementId, brokenOff }) => {
    const needed: readonly Ending[] = brokenOff ? ['declassification'] : ['declassification', 'evaluation'];
    const name = stepOf(plan, elementId)?.name || elementId;
    return needed
      .filter((ending) => !certain.get(completed(elementId))?.has(ending))
      .map((ending) => ({
        rule: 'ends-with-evaluation',
        elementId,
        clause: wanted[ending].clause,
        zh: `到「${name}」的路徑並非都經過${wanted[ending].zh}。`,
        en: `Not every way to “${name}” passes ${wanted[ending].en}.`
      }));
  });
};

function endingsOf(step: Step): readonly Ending[] {
  return [
    ...(step.closes === 'evaluation' ? ['evaluation' as const] : []),
    ...(step.calledProcess === 'declassification' || step.act === 'release-items'
      ? ['declassification' as const]
      : [])
  ];
}
