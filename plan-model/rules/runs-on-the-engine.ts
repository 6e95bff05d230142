import type { Step } from '../plan.ts';
import type { Rule } from '../problem.ts';

const supported: readonly string[] = [
  'StartEvent',
  'EndEvent',
  'IntermediateCatchEvent',
  'BoundaryEvent',
  'UserTask',
  'ServiceTask',
  'BusinessRuleTask',
  'ScriptTask',
  'SendTask',
  'ReceiveTask',
  'ManualTask',
  'Task',
  'CallActivity',
  'SubProcess',
  'ExclusiveGateway',
  'ParallelGateway',
  'InclusiveGateway',
  'EventBasedGateway'
];

/** The elements that the engines run; what only the deployment can tell is left to it. */
export const runsOnTheEngine: Rule = (plan) => [
  ...(plan.executable
    ? []
    : [
        {
          rule: 'runs-on-the-engine',
          elementId: null,
          zh: '流程須設為可執行。',
          en: 'The process must be executable.'
        }
      ]),
  ...plan.steps.filter(cannotRun).map((step) => ({
    rule: 'runs-on-the-engine',
    elementId: step.elementId,
    zh: `流程引擎不能執行「${step.name || step.elementId}」（${step.type}）。`,
    en: `The engine cannot run “${step.name || step.elementId}” (${step.type}).`
  }))
];

const cannotRun = (step: Step): boolean =>
  !supported.includes(step.type) ||
  (step.type === 'ServiceTask' && step.jobType === null) ||
  (step.type === 'CallActivity' && step.calledProcess === null);
