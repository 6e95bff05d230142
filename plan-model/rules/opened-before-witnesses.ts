import { callsOf } from '../plan.ts';
import type { PlanModel, Step } from '../plan.ts';
import type { Rule } from '../problem.ts';

const witnessesNeeded = 2;

/** Seal, keep and open before two witnesses. */
const custodyProcesses: readonly (string | null)[] = ['sealed-custody', 'sealed-transfer'];

/** The message by which a plan asks the sealed custody to open. */
const openingMessage = 'open-sealed';

/** What is sealed is opened only before two witnesses: by the sealed custody, or by a step that demands them (tp-07.5). */
export const openedBeforeWitnesses: Rule = (plan) =>
  plan.steps
    .filter(
      (step) =>
        step.discloses === 'open' || step.act === 'open-item' || step.headers['message'] === openingMessage
    )
    .filter((step) => !isWitnessed(plan, step))
    .map((step) => ({
      rule: 'opened-before-witnesses',
      elementId: step.elementId,
      clause: 'tp-07.5',
      zh: `「${step.name}」啟封須有二人以上見證：請設定見證人數，或交由封存保管程序啟封。`,
      en: `“${step.name}” opens a sealed item without two witnesses; demand them, or let the sealed custody open it.`
    }));

function isWitnessed(plan: PlanModel, step: Step): boolean {
  if (step.type === 'UserTask') return step.witnesses >= witnessesNeeded;
  return callsOf(plan).some(
    (call) => custodyProcesses.includes(call.calledProcess) && call.artefact === step.artefact
  );
}
