import { wordList } from '../../domain/word-list.ts';
import type { PlanModel, Step } from '../plan.ts';
import type { Rule } from '../problem.ts';
import { actNames, compositionNames, nominations } from '../vocabulary.ts';

/**
 * Steps refer only to risk points and artefacts that the plan declares, exclude and repeat only steps that it has, and name only known
 * acts, parts that a list of nominees may fill, and rules of composition.
 */
export const knownReferences: Rule = (plan) =>
  plan.steps.flatMap((step) =>
    danglingOf(plan, step).map(({ zh, en, id }) => ({
      rule: 'known-references',
      elementId: step.elementId,
      zh: `「${step.name}」所指的${zh}「${id}」不存在。`,
      en: `“${step.name}” refers to the ${en} “${id}”, which does not exist.`
    }))
  );

function danglingOf(plan: PlanModel, step: Step): readonly { zh: string; en: string; id: string }[] {
  const risks = plan.riskPoints.map(({ id }) => id);
  const artefacts = plan.artefacts.map(({ id }) => id);
  const elements = ['submitter', ...plan.steps.map(({ elementId }) => elementId)];
  const among = (ids: readonly (string | null)[], known: readonly string[], zh: string, en: string) =>
    ids.filter((id): id is string => id !== null && !known.includes(id)).map((id) => ({ zh, en, id }));
  return [
    ...among([step.riskPoint], risks, '風險事項', 'risk point'),
    ...among([step.artefact, ...step.approves], artefacts, '文件或物品', 'artefact'),
    ...among(step.excludes, elements, '步驟', 'step'),
    ...among(wordList(step.properties['repeats']), elements, '步驟', 'step'),
    ...among(wordList(step.properties['shows']), elements, '步驟', 'step'),
    ...among([step.act], actNames, '登記行為', 'register act'),
    ...among([step.properties['nominates'] ?? null], nominations, '遴提角色', 'nominated role'),
    ...among([step.properties['composition'] ?? null], compositionNames, '組成規定', 'rule of composition')
  ];
}
