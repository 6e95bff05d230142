import assert from 'node:assert/strict';
import type { Values } from '../../server/forms/expression.ts';
import type { Answers, Play } from '../support/play.ts';
import { engineHoldsNothing, verifyAudit } from '../support/story/closing-chapters.ts';
import {
  approvePlan,
  createPlan,
  openPlan,
  releaseCase,
  savePlan,
  submitPlan,
  type Setting
} from '../support/story/plan-chapters.ts';
import { isRefusedAt, refusalOf } from '../support/story/refusals.ts';
import { arranged, prepareMeeting, witnesses } from '../support/story/meeting-chapters.ts';
import { membersIn, personOf, refusedAt, roomOf } from '../support/story/rooms.ts';
import type { Chapter } from '../support/story/story.ts';

/** What two personnel stories have of their own. */
export interface Review {
  readonly setting: Setting;
  readonly assessed: number;
  /** Accounts proposed for the committee; the last is kin of somebody assessed. */
  readonly proposed: readonly string[];
  /** Members from outside, by name. */
  readonly outsiders: readonly string[];
}

/** How many meet and vote: those proposed, less who recuses. */
export const committeeSize = ({ proposed, outsiders }: Review): number =>
  proposed.length - 1 + outsiders.length;

/** A plan that nobody needs is not opened; a grade without period or condition is not kept. */
export const refuseStart = ({ setting }: Review): Chapter => ({
  title: '受評九十九人不予開案；密等未載期限或條件不得儲存',
  async play(play) {
    const few = { ...setting, start: { ...setting.start, assessedCount: 99 } };
    isRefusedAt(await refusalOf(createPlan(play, few)), 'assessedCount', 'tp-16.3');
    const caseKey = await createPlan(play, {
      ...few,
      start: { ...few.start, reviewKind: 'important-move', interviews: 'no' }
    });
    const essentials = { ...setting.essentials, releaseBy: null, releaseCondition: null };
    const ungraded = await refusalOf(savePlan(play, caseKey, essentials));
    isRefusedAt(ungraded, 'releaseBy', 'tc-oth.6', 'PERIOD_OR_CONDITION_REQUIRED');
    play.tell(`不得儲存：${ungraded.message.zh}`);
  }
});

export const openReview = ({ setting }: Review): readonly Chapter[] => [
  openPlan(setting),
  submitPlan(setting),
  approvePlan(setting)
];

const listed = (count: number): string =>
  Array.from({ length: count }, (_none, index) => `${String(index + 1).padStart(3, '0')} 受評者`).join('\n');

export const listAssessed = ({ assessed }: Review): Chapter => ({
  title: '受評名冊：行數、人數由二人分別清點',
  async play(play, { caseKey }) {
    const short = { assessedCount: assessed, assessedList: listed(assessed - 1) };
    isRefusedAt(
      await refusedAt(play, 'officer1', caseKey, 'RecordAssessed', short),
      'assessedList',
      'tp-16.3'
    );
    const whole = { assessedCount: assessed, assessedList: listed(assessed) };
    await play.does('officer1', caseKey, 'RecordAssessed', whole);
    const other = { assessedDecision: 'approve', assessedCount: assessed + 1 };
    const differs = await refusedAt(play, 'procurement', caseKey, 'ConfirmAssessed', other);
    isRefusedAt(differs, 'assessedCount', 'tp-16.3', 'ENTRIES_DIFFER');
    await play.does('procurement', caseKey, 'ConfirmAssessed', {
      assessedDecision: 'approve',
      assessedCount: assessed
    });
    await play.does('officer1', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
  }
});

const nomineesOf = async (play: Play, { proposed, outsiders }: Review): Promise<readonly Values[]> => [
  ...(await Promise.all(
    proposed.map(async (account) => ({
      nomineeKind: 'internal',
      nomineePerson: (await personOf(play, account)).personId,
      nomineePost: '機關同仁',
      nomineeSeat: 'elected'
    }))
  )),
  ...outsiders.map((nomineeName) => ({
    nomineeKind: 'expert',
    nomineeName,
    nomineePost: '大學教授',
    nomineeSeat: 'designated'
  }))
];

export const formCommittee = (review: Review): Chapter => ({
  title: '委員會：三親等內親屬不得續任，迴避者退出',
  async play(play, { caseKey }) {
    const nominees = await nomineesOf(play, review);
    const four = await refusedAt(play, 'officer1', caseKey, 'NominateCommittee', {
      nominees: nominees.slice(0, 4)
    });
    isRefusedAt(four, 'nominees', 'ml-mtg.2');
    await play.does('officer1', caseKey, 'NominateCommittee', { nominees });
    await recuseKin(play, caseKey, review.proposed.at(-1) ?? '');
    await play.does('head', caseKey, 'DecideCommittee', { committeeDecision: 'approve' });
    for (const account of review.proposed.slice(0, -1))
      await play.does(account, caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    for (const _outsider of review.outsiders)
      await play.does('officer1', caseKey, 'RecordPaperSignature', { undertakingDecision: 'signed' });
    const members = await membersIn(play, 'ethics1', caseKey, 'committee-member');
    assert.equal(members.length, committeeSize(review));
  }
});

async function recuseKin(play: Play, caseKey: string, account: string): Promise<void> {
  const { name: kinName } = await personOf(play, account);
  const members = await membersIn(play, 'ethics1', caseKey, 'committee-member');
  const kin = members.find(({ name }) => name === kinName)?.participationId;
  const relation = { relationMember: kin, relationCandidate: '017', relationDegree: '3' };
  const checked = (relationHandling: string, rest: Values) => ({
    relations: [{ ...relation, relationHandling }],
    ...rest
  });
  const kept = checked('keep', { conflictResult: 'none' });
  isRefusedAt(
    await refusedAt(play, 'ethics1', caseKey, 'CheckConflicts', kept),
    'relations[0].relationHandling',
    'ml-mtg.2'
  );
  const unnamed = checked('recuse', { conflictResult: 'none' });
  isRefusedAt(
    await refusedAt(play, 'ethics1', caseKey, 'CheckConflicts', unnamed),
    'conflictResult',
    'ml-mtg.2'
  );
  const recused = checked('recuse', { conflictResult: 'replaced', recusedMembers: [kin] });
  await play.does('ethics1', caseKey, 'CheckConflicts', recused);
  const outside = await play.desk.as(account).refused('caseRoom', { params: { caseKey } });
  assert.equal(outside.problem.code, 'NOT_FOUND');
}

/** A vote keeps the meeting from being held by video; in person it is called and made ready. */
export async function callMeeting(
  play: Play,
  caseKey: string,
  review: Review,
  agendaKinds: readonly string[]
): Promise<void> {
  const video = { ...arranged(agendaKinds), meetingMode: 'video' };
  isRefusedAt(await refusedAt(play, 'ethics1', caseKey, 'ArrangeMeeting', video), 'meetingMode', 'wh-hr.2');
  await prepareMeeting(play, caseKey, committeeSize(review), agendaKinds);
}

export async function seal(play: Play, caseKey: string, sealNumber: string): Promise<void> {
  await play.does('officer1', caseKey, 'SealItem', { ...witnesses, sealNumber });
  await play.does('custodian', caseKey, 'HandOverItem', { sealCheck: 'intact', sealNumber });
}

export const unseal = (play: Play, caseKey: string, sealNumber: string): Promise<void> =>
  play.does('custodian', caseKey, 'OpenItem', { ...witnesses, sealNumber, sealCheck: 'intact' });

/** Ballots go out by attendance, are sealed, and are counted before two witnesses whose figures add up. */
export async function vote(play: Play, caseKey: string, review: Review, sealNumber: string): Promise<void> {
  const voters = committeeSize(review);
  const mistaken = { ballotVoters: voters + 1, ballotsIssued: voters + 1 };
  await play.does('officer1', caseKey, 'CastBallots', mistaken);
  await seal(play, caseKey, sealNumber);
  await play.does('construction', caseKey, 'AuthoriseCount');
  const alone = { ...witnesses, witness2: witnesses.witness1, sealNumber, sealCheck: 'intact' };
  isRefusedAt(await refusedAt(play, 'custodian', caseKey, 'OpenItem', alone), 'witness2', 'tp-07.5');
  await unseal(play, caseKey, sealNumber);
  const count = {
    ...witnesses,
    ballotTally: 'tallied',
    ballotsIssued: voters,
    ballotsValid: voters - 1,
    ballotsInvalid: 1,
    ballotsUnused: 0,
    ballotResults: [{ ballotMatter: '名冊編號 017', ballotVotes: voters - 1 }]
  };
  const refused = (change: Values) =>
    refusedAt(play, 'officer1', caseKey, 'CountBallots', { ...count, ...change });
  isRefusedAt(await refused({ witness2: witnesses.witness1 }), 'witness2', 'tp-07.5');
  isRefusedAt(await refused({ ballotsUnused: 1 }), 'ballotsUnused', 'tp-07.5');
  isRefusedAt(await refused({}), 'ballotsIssued', 'tp-07.5', 'ENTRIES_DIFFER');
  const stuffed = { ballotResults: [{ ballotMatter: '名冊編號 017', ballotVotes: voters }] };
  isRefusedAt(await refused(stuffed), 'ballotResults[0].ballotVotes', 'tp-07.5');
  const hidden = { ballotTally: 'short', ballotsMissing: 0 };
  isRefusedAt(await refused(hidden), 'ballotsMissing', 'tp-07.5');
  await play.does('officer1', caseKey, 'CountBallots', { ballotTally: 'return' });
  const corrected = { ballotVoters: voters, ballotsIssued: voters, ...witnesses };
  await play.does('officer1', caseKey, 'CorrectBallotsIssued', corrected);
  const more = { ballotsIssued: voters + 1, ballotsUnused: 1 };
  assert.equal((await refused(more)).code, 'ENTRIES_DIFFER');
  await play.does('officer1', caseKey, 'CountBallots', count);
}

/** Drawn up and sealed; nobody gives notice of it before the head has approved and it was opened. */
export async function sealResult(
  play: Play,
  caseKey: string,
  reviewResult: string,
  sealNumber: string
): Promise<void> {
  await play.does('officer1', caseKey, 'RecordResult', { reviewResult });
  await seal(play, caseKey, sealNumber);
  const { sealedItems } = await roomOf(play, 'head', caseKey);
  assert.equal(sealedItems.findLast(({ artefact }) => artefact === 'review-result')?.state, 'handed-over');
  const { tasks } = await play.desk.as('officer1').call('tasks', { query: { caseKey, limit: 100 } });
  assert.ok(!tasks.some(({ elementId }) => elementId === 'IssueNotice'));
}

const releasing: Answers = {
  ArchivePapers: {
    ...witnesses,
    paperDisposals: [{ disposedArtefact: 'ballots', disposal: 'archived', disposalPlace: '115/041/1' }]
  },
  ListReleases: {
    releaseItems: [
      { releaseArtefact: 'assessed-list', releaseAction: 'declassify', releaseGround: '結果已通知' },
      { releaseArtefact: 'review-papers', releaseAction: 'keep', releaseGround: '歸檔後續予保密' }
    ],
    reviewAgainOn: '2027-12-01'
  },
  ApproveRelease: { releaseDecision: 'approve' },
  EvaluatePlan: { effect: 'good' }
};

export const closeReview = (secrets: readonly string[], documents: readonly string[]): readonly Chapter[] => [
  releaseCase(releasing),
  {
    title: '文件齊備',
    async play(play, { caseKey }) {
      const { documents: drawnUp } = await roomOf(play, 'ethics1', caseKey);
      const kinds = new Set<string>(drawnUp.map(({ templateId }) => templateId));
      assert.deepEqual(
        documents.filter((each) => !kinds.has(each)),
        []
      );
    }
  },
  engineHoldsNothing(secrets),
  verifyAudit
];
