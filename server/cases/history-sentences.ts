import { isTemplateId, templateTitles } from '../../documents/index.ts';
import { caseStates } from '../../domain/cases.ts';
import { isRole, roles } from '../../domain/roles.ts';
import type { AuditRecord } from '../../persistence/contract/index.ts';
import { translateName } from '../language/dictionary.ts';
import { remediationTitle } from '../leaks/remediation-title.ts';

export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What a sentence may name: the task of an entry, a graded thing of the plan, a person. */
export interface HistoryNames {
  readonly task: (taskKey: string) => string | undefined;
  readonly artefact: (id: string) => string | undefined;
  readonly person: (id: string) => string | undefined;
}

type Facts = AuditRecord['facts'];
type Write = (facts: Facts, names: HistoryNames) => Sentence;

const say = (zh: string, en: string): Sentence => ({ zh, en });
const fixed = (zh: string, en: string): Write => {
  const sentence = say(zh, en);
  return () => sentence;
};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const inWords = (
  words: Readonly<Record<string, readonly [zh: string, en: string]>>,
  value: unknown
): Sentence => {
  const [zh, en] = words[textOf(value)] ?? [textOf(value), textOf(value)];
  return say(zh, en);
};

const decisions = {
  approve: ['核定', 'approved'],
  return: ['退回修正', 'returned'],
  reject: ['不予核定', 'rejected'],
  acknowledge: ['知悉並配合', 'noted'],
  object: ['表示異議', 'objected'],
  signed: ['已簽署', 'signed'],
  conflict: ['聲明利害關係', 'conflict of interest declared'],
  refused: ['拒絕簽署', 'refused'],
  collected: ['已收回', 'collected'],
  issued: ['已發給', 'issued'],
  lost: ['遺失', 'lost']
} as const;

const planStates = {
  approved: ['已核定', 'approved'],
  returned: ['退回修正', 'returned'],
  rejected: ['未獲核定', 'rejected'],
  voided: ['核定失效', 'voided'],
  deployed: ['已部署', 'deployed']
} as const;

const outcomes = {
  unfounded: ['查無實據', 'unfounded'],
  undetermined: ['無法認定', 'undetermined'],
  breach: ['違規未洩密', 'a breach without a leak'],
  administrative: ['行政責任', 'administrative liability'],
  criminal: ['刑事嫌疑', 'suspicion of a crime']
} as const;

const remediationStates = {
  proposed: ['建議', 'proposed'],
  open: ['辦理中', 'under way'],
  done: ['已完成待驗證', 'done, to be verified'],
  verified: ['已驗證', 'verified'],
  reopened: ['退回重辦', 'sent back'],
  dropped: ['不採', 'not adopted']
} as const;

const seals = { intact: ['封籤完好', 'seal intact'], broken: ['封籤破損', 'seal broken'] } as const;

const stateOfCase = (state: unknown): Sentence =>
  Object.hasOwn(caseStates, textOf(state))
    ? caseStates[textOf(state) as keyof typeof caseStates]
    : say(textOf(state), textOf(state));

const document = ({ templateId }: Facts): Sentence => {
  const id = textOf(templateId);
  return isTemplateId(id) ? templateTitles[id] : say(id, id);
};

/** A name out of a model: the plan's own words, or English where the product has it. */
const named = (text: string): Sentence => say(text, translateName(text));

const task = (facts: Facts, names: HistoryNames): Sentence =>
  named(names.task(textOf(facts.taskKey)) ?? textOf(facts.elementId));

const artefact = (facts: Facts, names: HistoryNames): Sentence =>
  named(names.artefact(textOf(facts.artefact)) ?? textOf(facts.artefact));

const aboutTask =
  (zh: string, en: string): Write =>
  (facts, names) => {
    const name = task(facts, names);
    return say(`${zh}「${name.zh}」`, `${en} “${name.en}”`);
  };

/** `「投標須知」編號 3`. */
const copyOf = (facts: Facts, names: HistoryNames): Sentence => {
  const title = artefact(facts, names);
  const number = textOf(facts.number);
  return say(`「${title.zh}」編號 ${number}`, `copy ${number} of “${title.en}”`);
};

const aboutCopy =
  (zh: string, en: string): Write =>
  (facts, names) => {
    const copy = copyOf(facts, names);
    return say(`${zh}${copy.zh}`, `${en} ${copy.en}`);
  };

const aboutItem =
  (zh: string, en: string): Write =>
  (facts, names) => {
    const title = artefact(facts, names);
    const seal = facts.sealCheck === undefined ? say('', '') : inWords(seals, facts.sealCheck);
    return say(
      `${zh}「${title.zh}」${seal.zh && `：${seal.zh}`}`,
      `${en} “${title.en}”${seal.en && `: ${seal.en}`}`
    );
  };

const decided =
  (zh: string, en: string, of: (facts: Facts) => unknown): Write =>
  (facts) => {
    const decision = inWords(decisions, of(facts));
    return say(decision.zh ? `${zh}：${decision.zh}` : zh, decision.en ? `${en}: ${decision.en}` : en);
  };

const problemsFound = (facts: Facts): number => Number(facts.problems ?? 0);

const sentences: Readonly<Record<string, Write>> = {
  'case.open': ({ parentCaseKey }) =>
    parentCaseKey
      ? say('由所涉計畫開立洩密案件', 'Leak case opened out of the plan')
      : say('開案', 'Case opened'),
  'case.state': ({ state }) => {
    const { zh, en } = stateOfCase(state);
    return say(`案件狀態變更為「${zh}」`, `Case is now “${en}”`);
  },
  'task.complete': aboutTask('完成', 'Completed'),
  'task.claim': aboutTask('承接', 'Took'),
  'task.release': aboutTask('交還', 'Gave back'),
  'plan.save': (facts) => {
    const version = textOf(facts.version);
    const count = problemsFound(facts);
    return count === 0
      ? say(`儲存計畫版本 ${version}`, `Saved plan version ${version}`)
      : say(
          `儲存計畫版本 ${version}，尚有 ${count} 處不符規則`,
          `Saved plan version ${version}; rules still broken: ${count}`
        );
  },
  'plan.submit': ({ version }) =>
    say(`計畫版本 ${textOf(version)} 送核`, `Submitted plan version ${textOf(version)} for approval`),
  'plan.verify': (facts) =>
    problemsFound(facts) === 0
      ? say('核對計畫：內容未變動，符合所有規則', 'Plan verified: unchanged, every rule holds')
      : say(
          `核對計畫：${problemsFound(facts)} 處不符規則`,
          `Plan verified: rules broken: ${problemsFound(facts)}`
        ),
  'plan.decide': decided('首長核示計畫', 'Head decided on the plan', ({ decision }) => decision),
  'plan.coordinate': decided('業務主管會辦', 'Unit head consulted', ({ answer }) => answer),
  'plan.state': ({ state, version }) => {
    const { zh, en } = inWords(planStates, state);
    return say(`計畫版本 ${textOf(version)} ${zh}`, `Plan version ${textOf(version)} ${en}`);
  },
  'plan.deploy': ({ version, carried }) =>
    carried === false
      ? say(
          `計畫版本 ${textOf(version)} 部署；執行中的計畫仍依原核定版本辦理`,
          `Plan version ${textOf(version)} deployed; the running plan finishes under its own version`
        )
      : say(
          `計畫版本 ${textOf(version)} 部署並開始執行`,
          `Plan version ${textOf(version)} deployed and in force`
        ),
  'document.render': (facts) =>
    say(`產製文件「${document(facts).zh}」`, `Drew up the document “${document(facts).en}”`),
  'document.withhold': (facts) =>
    say(
      `因密等不產製文件「${document(facts).zh}」`,
      `Did not draw up “${document(facts).en}” because of the grade`
    ),
  'undertaking.sign': decided('保密切結', 'Undertaking of secrecy', ({ decision }) => decision),
  'copy.allocate': (facts, names) => {
    const title = artefact(facts, names);
    return say(
      `「${title.zh}」編號 ${textOf(facts.count)} 份`,
      `Numbered ${textOf(facts.count)} copies of “${title.en}”`
    );
  },
  'copy.issue': aboutCopy('發給', 'Issued'),
  'copy.collect': aboutCopy('收回', 'Collected'),
  'copy.retain': aboutCopy('核准留存', 'Let keep'),
  'copy.destroy': aboutCopy('銷毀', 'Destroyed'),
  'item.seal': aboutItem('密封', 'Sealed'),
  'item.hand-over': aboutItem('點交密封物', 'Handed over'),
  'item.check-seal': aboutItem('查驗封籤', 'Checked the seal of'),
  'item.seal-mismatch': aboutItem('封籤號碼不符而未受理', 'Refused a differing seal number of'),
  'item.open': aboutItem('啟封', 'Opened'),
  'item.destroy': aboutItem('見證銷毀', 'Destroyed before witnesses'),
  'leak.report': fixed('受理洩密通報', 'Leak reported'),
  'leak.acknowledge': fixed('首長知悉洩密通報', 'Head took note of the leak'),
  'leak.mark-implicated': ({ participations }) =>
    say(`註記涉案迴避 ${textOf(participations)} 人次`, `Recorded as implicated: ${textOf(participations)}`),
  'leak.record-finding': ({ outcome }) => {
    const { zh, en } = inWords(outcomes, outcome);
    return say(`作成認定：${zh}`, `Finding recorded: ${en}`);
  },
  'evidence.preserve': fixed('保全證據並登記雜湊值與保管人', 'Evidence preserved with hash and holder'),
  'remediation.propose': ({ tasks }) =>
    say(`提出補救措施 ${textOf(tasks)} 項`, `Remedial measures proposed: ${textOf(tasks)}`),
  'remediation.state': ({ state, measure }) => {
    const { zh, en } = inWords(remediationStates, state);
    const title = measure === undefined ? say('', '') : remediationTitle(textOf(measure));
    return say(
      `補救措施${title.zh && `「${title.zh}」`}：${zh}`,
      `Remedial measure ${title.en && `“${title.en}” `}is ${en}`
    );
  },
  'release.decide': decided('核示解密', 'Decided on release', ({ decision }) => decision),
  'release.carry-out': ({ carriedOut }) =>
    say(`執行解密 ${textOf(carriedOut)} 項`, `Release carried out: ${textOf(carriedOut)}`),
  'members.nominate': ({ role }) => {
    const nominated = textOf(role);
    const { zh, en } = roles[isRole(nominated) ? nominated : 'committee-member'];
    return say(`遴提${zh}`, `Nominated: ${en}`);
  },
  'members.recuse': ({ recused }) =>
    say(`迴避查核：迴避 ${textOf(recused)} 人`, `Recusals checked: ${textOf(recused)} recused`),
  'members.list-hand-over': fixed('造具移交清冊', 'Hand-over list drawn up'),
  'members.hand-over': ({ copies, items, tasks }) =>
    say(
      `人員異動移交：收回 ${textOf(copies)} 份，移交封存物 ${textOf(items)} 件、工作 ${textOf(tasks)} 件`,
      `A member left: ${textOf(copies)} copies collected, ${textOf(items)} sealed items and ${textOf(tasks)} tasks passed on`
    ),
  'members.name-successor': ({ tasks }) =>
    say(
      `指定接任人員，接辦工作 ${textOf(tasks)} 件`,
      `A successor was named and takes over ${textOf(tasks)} tasks`
    ),
  'notice.undelivered': ({ personId }, names) => {
    const name = names.person(textOf(personId)) ?? '—';
    return say(
      `寄給「${name}」的通知郵件多次未能送達，請以其他方式告知其登入`,
      `Mail to “${name}” could not be delivered after several tries; tell them otherwise to sign in`
    );
  },
  'message.send': fixed('對執行中的案件發送指示', 'Instruction sent to the running case')
};

/** The sentence of an audit entry in both languages; an act without one shows its name. */
export function sentenceOf({ act, facts }: AuditRecord, names: HistoryNames): Sentence {
  return sentences[act]?.(facts, names) ?? say(act, act);
}

/** Acts that have a sentence. */
export const knownActs: readonly string[] = Object.keys(sentences);
