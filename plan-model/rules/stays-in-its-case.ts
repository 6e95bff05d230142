import type { PlanModel } from '../plan.ts';
import type { Problem, Rule } from '../problem.ts';
import type { Reach } from '../reading/read-reach.ts';
import { planJobs } from '../vocabulary.ts';

/** Variables that say which case this is: groups, messages and jobs go by them. */
const identity: readonly string[] = ['caseKey', 'parentCaseKey'];
const ownKey = /^=\s*caseKey$/;

interface Fault {
  readonly zh: string;
  readonly en: string;
}

/**
 * A drawing works within its own case: it never sets what says which case this is, waits and publishes only by it, names
 * everything that runs by a fixed id of the approved bundle, and starts only when the desk starts it.
 */
export const staysInItsCase: Rule = (plan) => [
  ...startProblems(plan),
  ...plan.reach.flatMap((reach) =>
    faultsOf(plan, reach).map(({ zh, en }) =>
      problem(reach.elementId, `「${reach.name}」${zh}`, `“${reach.name}” ${en}`)
    )
  )
];

const problem = (elementId: string | null, zh: string, en: string): Problem => ({
  rule: 'stays-in-its-case',
  elementId,
  zh,
  en
});

function startProblems({ starts }: PlanModel): readonly Problem[] {
  if (starts.length === 1 && starts[0]?.isNone) return [];
  return [
    problem(
      starts.find(({ isNone }) => !isNone)?.elementId ?? null,
      '計畫只能有一個開始事件，且不得由訊息、計時或訊號觸發。',
      'The plan must have exactly one start event, and no message, timer or signal may trigger it.'
    )
  ];
}

const faultsOf = (plan: PlanModel, reach: Reach): readonly Fault[] => [
  ...writeFaults(reach),
  ...waitFaults(reach),
  ...nameFaults(plan, reach),
  ...jobFaults(reach)
];

/** Handing the case's own key on to what an element calls is the one permitted way to name it. */
const writeFaults = ({ writes }: Reach): readonly Fault[] =>
  writes
    .map(({ variable, input }) => ({ root: variable.split('.')[0]?.trim() ?? '', variable, input }))
    .filter(({ root }) => identity.includes(root))
    .filter(({ variable, input }) => !(variable === 'caseKey' && ownKey.test(input ?? '')))
    .map(({ root }) => ({
      zh: `不得設定變數「${root}」。`,
      en: `must not set the variable “${root}”.`
    }));

const waitFaults = ({ waits, correlates, signals }: Reach): readonly Fault[] => [
  ...waits
    .filter(({ message, key }) => !isFixed(message) || !ownKey.test(key ?? ''))
    .map(() => ({
      zh: '所等候的訊息須有固定名稱，並以 =caseKey 對應本案。',
      en: 'must wait for a message of a fixed name that correlates by =caseKey.'
    })),
  ...correlates
    .filter((variable) => variable !== 'caseKey')
    .map(() => ({
      zh: '只能向本案（caseKey）發送訊息。',
      en: 'may publish messages to its own case (caseKey) only.'
    })),
  ...(signals
    ? [{ zh: '不得使用訊號，訊號會及於其他案件。', en: 'must not use signals, which reach other cases.' }]
    : [])
];

const isFixed = (id: string | null): id is string => id !== null && !id.startsWith('=');

const kinds = {
  process: { zh: '流程', en: 'process' },
  decision: { zh: '決策', en: 'decision' },
  form: { zh: '表單', en: 'form' }
} as const;

const nameFaults = (plan: PlanModel, { named }: Reach): readonly Fault[] => [
  ...named
    .filter(({ id, binding }) => !isFixed(id) || binding !== 'deployment')
    .map(({ kind }) => ({
      zh: `須以固定代號指定${kinds[kind].zh}，並設定繫結為「deployment」。`,
      en: `must name its ${kinds[kind].en} by a fixed id with the binding “deployment”.`
    })),
  ...named
    .filter(({ kind, id }) => kind === 'process' && id === plan.processId)
    .map(() => ({ zh: '不得呼叫計畫本身。', en: 'must not call the plan itself.' }))
];

const jobFaults = ({ jobTypes, listened }: Reach): readonly Fault[] => [
  ...jobTypes
    .filter((type) => !planJobs.includes(type ?? ''))
    .map((type) => ({
      zh: `所用的系統作業「${type ?? ''}」不是計畫可用的作業。`,
      en: `uses the job type “${type ?? ''}”, which a plan may not use.`
    })),
  ...(listened ? [{ zh: '不得使用監聽作業。', en: 'must not have listeners.' }] : [])
];
