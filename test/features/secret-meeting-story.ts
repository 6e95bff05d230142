import assert from 'node:assert/strict';
import type { Values } from '../../server/forms/expression.ts';
import type { Answer } from '../../server/http/call.ts';
import type { Answers, Play } from '../support/play.ts';
import { engineHoldsNothing, verifyAudit } from '../support/story/closing-chapters.ts';
import {
  approvePlan,
  openPlan,
  releaseCase,
  submitPlan,
  type Setting
} from '../support/story/plan-chapters.ts';
import { refuses } from '../support/story/refusals.ts';
import {
  earlierAt,
  leakRoomOf,
  membersIn,
  personOf,
  reaches,
  refusedAt,
  roomOf,
  sendAction
} from '../support/story/rooms.ts';
import type { Chapter, Story } from '../support/story/story.ts';
import { until } from '../support/until.ts';

type Task = Answer<'claimTask'>;

/** Friday 25 December is a holiday: the working day before this Monday is Thursday the 24th. */
const meetingAt = '2026-12-28T10:00+08:00';

const setting: Setting = {
  templateId: 'plan-secret-meeting',
  start: { codeName: '松濤', meetingTitle: '臨港特定區都市計畫變更專案會議', meetingAt, inPersonOnly: 'no' },
  cast: [
    ['head', 'agency-head'],
    ['ethics2', 'ethics-officer'],
    ['construction', 'unit-head'],
    ['maintenance', 'meeting-chair'],
    ['officer1', 'case-officer'],
    ['custodian', 'custodian'],
    ['general', 'general-affairs'],
    ['infosec', 'infosec-officer'],
    ['spokesperson', 'spokesperson']
  ],
  essentials: {
    subject: '臨港特定區都市計畫變更專案會議保密',
    purpose: '防止變更範圍於公開展覽前外洩，杜絕土地炒作',
    releaseCondition: '公開展覽公告後解密',
    organisation: '局長督導，政風室策訂，新建工程科執行'
  }
};

const staff = ['officer2', 'committee', 'accounting', 'personnel', 'procurement', 'deputy1', 'deputy2'];
const outsiders = ['白翊安', '方若海', '葉承恩', '沈亦舟', '賀蘭若'];
const unrelated = 'staff';
const papers = staff.length + outsiders.length;

const everyItem = {
  paperItems: ['isolated', 'mark', 'watermark', 'number', 'drafts'],
  venueItems: ['sound', 'lines', 'devices', 'access', 'waste'],
  briefingContents: ['grade', 'duty', 'recording', 'papers', 'sending', 'report'],
  reminders: ['grade', 'duty', 'recording', 'devices', 'leave']
};

const gradeMeeting: Chapter = {
  title: '核列密等：未載保密期限或解密條件者不受理',
  async play(play, { caseKey }) {
    const grade = { meetingGrade: 'official-secret', secrecyUntil: null, releaseCondition: null };
    await refuses(play, 'officer1', caseKey, 'GradeMeeting', grade, { meetingGrade: 'tc-oth.6' });
    const condition = { ...grade, releaseCondition: '公開展覽公告後解密' };
    await play.does('officer1', caseKey, 'GradeMeeting', condition);
  }
};

async function nomineesOf(play: Play): Promise<readonly Values[]> {
  const colleagues = await Promise.all([...staff, unrelated].map((account) => personOf(play, account)));
  const about = { nomineePost: '審議相關人員', relevance: 'direct', relevanceGround: '承辦或審議本案' };
  return [
    ...colleagues.map(({ personId }) => ({ ...about, nomineeKind: 'internal', nomineePerson: personId })),
    ...outsiders.map((nomineeName) => ({ ...about, nomineeKind: 'expert', nomineeName }))
  ];
}

const attendeesOf = (play: Play, caseKey: string) => membersIn(play, 'ethics1', caseKey, 'attendee');

const vetAttendees: Chapter = {
  title: '與會資格：非直接相關者不得提列，審查剔除者退出本案',
  async play(play, { caseKey }) {
    const nominees = await nomineesOf(play);
    const [first, ...rest] = nominees;
    const listener = { nominees: [{ ...first, relevance: 'indirect' }, ...rest] };
    await refuses(play, 'officer1', caseKey, 'NominateAttendees', listener, {
      'nominees[0].relevance': 'ml-mtg.2'
    });
    assert.deepEqual(await attendeesOf(play, caseKey), []);
    await play.does('officer1', caseKey, 'NominateAttendees', { nominees });
    const { name } = await personOf(play, unrelated);
    const off = (await attendeesOf(play, caseKey)).find((member) => member.name === name)?.participationId;
    await play.does('ethics2', caseKey, 'VetAttendees', {
      conflictResult: 'replaced',
      recusedMembers: [off]
    });
    assert.equal((await attendeesOf(play, caseKey)).length, papers);
    const outside = await play.desk.as(unrelated).refused('caseRoom', { params: { caseKey } });
    assert.equal(outside.problem.code, 'NOT_FOUND');
    const shown = await earlierAt(play, 'head', caseKey, 'ApproveAttendees');
    assert.equal(
      shown.map(({ elementId }) => elementId).join(),
      'GradeMeeting,NominateAttendees,VetAttendees'
    );
    const [, listed, vetted] = shown.map(({ answers }) => answers.map(({ text }) => text).join());
    assert.ok(listed?.includes('白翊安'));
    assert.ok(vetted?.includes(name));
    await play.does('head', caseKey, 'ApproveAttendees', { attendeesDecision: 'approve' });
    for (const account of staff)
      await play.does(account, caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    for (const _outsider of outsiders)
      await play.does('officer1', caseKey, 'RecordPaperSignature', { undertakingDecision: 'signed' });
    play.tell(`與會 ${papers} 人，均已切結`);
  }
};

const inPerson = {
  meetingGrade: 'official-secret',
  agendaKinds: ['discussion'],
  meetingMode: 'in-person',
  paperDelivery: 'numbered'
};

const arrangeMeeting: Chapter = {
  title: '召開方式：不合規定之視訊與電子化會議不受理；設備不合格者改為實體',
  async play(play, { caseKey }) {
    const video = { ...inPerson, meetingMode: 'video' };
    const arranged = (answers: Values, fields: Readonly<Record<string, string>>) =>
      refuses(play, 'ethics2', caseKey, 'ArrangeMeeting', answers, fields);
    await arranged({ ...video, agendaKinds: ['discussion', 'vote'] }, { meetingMode: 'wh-hr.2' });
    await arranged({ ...video, meetingGrade: 'secret' }, { meetingGrade: 'wh-em.3' });
    await arranged({ ...inPerson, paperDelivery: 'e-meeting' }, { paperDelivery: 'wh-em.3' });
    await play.does('ethics2', caseKey, 'ArrangeMeeting', video);
    await play.does('maintenance', caseKey, 'ConsentVideo', { videoConsent: 'approve' });
    const halfTested = { equipmentItems: ['software', 'room'], equipmentResult: 'clear' };
    await refuses(play, 'infosec', caseKey, 'TestEquipment', halfTested, { equipmentResult: 'wh-vid.6' });
    await play.does('infosec', caseKey, 'TestEquipment', { equipmentResult: 'unfit' });
    await play.does('ethics2', caseKey, 'ArrangeMeeting', inPerson);
  }
};

const prepareMeeting: Chapter = {
  title: '會場、資料、抽查與會前提示；期限避開連假',
  async play(play, { caseKey }) {
    const venue = await play.awaitTask('general', caseKey, 'InspectVenue');
    assert.equal(Date.parse(venue.dueAt ?? ''), Date.parse('2026-12-24T17:30:00+08:00'));
    await play.desk.moveTo('2026-12-23T14:00:00+08:00');
    const { venueItems, paperItems, briefingContents } = everyItem;
    const halfChecked = { venueItems: ['sound'], venueResult: 'clear' };
    await refuses(play, 'general', caseKey, 'InspectVenue', halfChecked, { venueResult: 'tp-10.2' });
    await play.does('general', caseKey, 'InspectVenue', { venueItems, venueResult: 'clear' });
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'deficient' });
    await play.does('construction', caseKey, 'ImproveDeficiency');
    await play.does('ethics1', caseKey, 'VerifyImprovement', { improvementResult: 'improved' });
    const spare = { paperItems, copiesMade: papers + 1 };
    await refuses(play, 'officer1', caseKey, 'PreparePapers', spare, { copiesMade: 'ml-mtg.3' });
    await play.does('officer1', caseKey, 'PreparePapers', { paperItems, copiesMade: papers });
    await play.does('maintenance', caseKey, 'ApprovePaperIssue', { issueDecision: 'approve' });
    await play.does('ethics2', caseKey, 'GiveBriefing', { briefingContents, briefingResult: 'some-absent' });
    await play.does('officer1', caseKey, 'BriefAbsentees');
  }
};

const holdMeeting: Chapter = {
  title: '連假後開會：十二份編號資料發給，廢件二人見證銷毀',
  async play(play, { caseKey }) {
    await play.desk.moveTo('2026-12-28T10:00:00+08:00');
    for (let copy = 0; copy < papers; copy += 1)
      await play.does('officer1', caseKey, 'IssueCopy', { issueDecision: 'issued' });
    const present = (await attendeesOf(play, caseKey)).map(({ participationId }) => participationId);
    const held = {
      reminders: everyItem.reminders,
      presentMembers: present,
      signInWay: 'paper',
      recordingBy: 'none',
      meetingOutcome: 'held'
    };
    const meeting = await play.awaitTask('maintenance', caseKey, 'HoldMeeting');
    const recorded = { ...held, recordingBy: 'others', recordingEvidence: '' };
    await assert.rejects(play.complete('maintenance', meeting, recorded), /INVALID_INPUT.*recordingEvidence/);
    await play.does('maintenance', caseKey, 'HoldMeeting', held);
    const alone = { witness1: '祝家豪', witness2: '祝家豪' };
    await refuses(play, 'officer1', caseKey, 'DestroyWaste', alone, { witness2: 'tp-07.6' });
    await play.does('officer1', caseKey, 'DestroyWaste', { witness1: '祝家豪', witness2: '游承翰' });
  }
};

/** The copy that a task is about, as the register has it. */
async function copyOf(play: Play, caseKey: string, task: Task) {
  const { values } = await play.desk.as('officer1').call('task', { params: { taskKey: task.taskKey } });
  const copy = (await roomOf(play, 'officer1', caseKey)).copies.find(
    ({ copyId }) => copyId === values.copyId
  );
  assert.ok(copy, 'the task is about a copy of the register');
  return copy;
}

/** What the officer answers for the copy that the next task is about. */
async function collects(play: Play, caseKey: string, answers: Values): Promise<number> {
  const task = await play.awaitTask('officer1', caseKey, 'CollectCopy');
  const { number } = await copyOf(play, caseKey, task);
  const returned = answers.returnDecision === 'collected' ? { copyNumber: number } : {};
  await play.complete('officer1', task, { ...answers, ...returned });
  return number;
}

const collectPapers: Chapter = {
  title: '按編號收回：未曾發出之編號不受理，一份留用、一份見證銷毀',
  async play(play, { caseKey }) {
    const collected = { returnDecision: 'collected' };
    const never = { ...collected, copyNumber: papers + 1 };
    await refuses(play, 'officer1', caseKey, 'CollectCopy', never, { copyNumber: 'ac-m.4' });
    const { number } = await copyOf(play, caseKey, await play.awaitTask('officer1', caseKey, 'CollectCopy'));
    const other = { ...collected, copyNumber: (number % papers) + 1 };
    const { code } = await refusedAt(play, 'officer1', caseKey, 'CollectCopy', other);
    assert.equal(code, 'COPY_NOT_ISSUED');
    for (let copy = 0; copy < papers - 3; copy += 1) await collects(play, caseKey, collected);
    await collects(play, caseKey, { returnDecision: 'retain', retentionReason: '辦理公開展覽文件' });
    const request = await play.awaitTask('maintenance', caseKey, 'ApproveRetention');
    const shown = await play.desk.as('maintenance').call('task', { params: { taskKey: request.taskKey } });
    assert.ok(shown.documents.some(({ templateId }) => templateId === 'retention-request'));
    await play.complete('maintenance', request, { retentionDecision: 'approved' });
    await play.does('officer1', caseKey, 'SignRetention');
    await collects(play, caseKey, { returnDecision: 'destroy' });
    const alone = { witness1: '祝家豪', witness2: '祝家豪' };
    await refuses(play, 'custodian', caseKey, 'DestroyCopy', alone, { witness2: 'tp-07.6' });
    await play.does('custodian', caseKey, 'DestroyCopy', { witness1: '祝家豪', witness2: '游承翰' });
  }
};

const stateOf = async (play: Play, caseKey: string) =>
  (await roomOf(play, 'officer1', caseKey)).copies.map(({ state }) => state).sort();

const noticesOf = async (play: Play, account: string) =>
  (await play.desk.as(account).call('notices')).notices.map(({ subject }) => subject.zh);

const losePaper: Chapter = {
  title: '一份未收回：催還、陳報、開立洩密事件',
  async play(play, state) {
    const { caseKey } = state;
    await play.desk.moveTo('2026-12-28T18:00:00+08:00');
    await play.desk.moveTo('2026-12-30T18:00:00+08:00');
    await until(
      async () => (await noticesOf(play, 'head')).some((subject) => subject.endsWith('編號文件逾期未還')),
      async () => (await noticesOf(play, 'head')).join('、')
    );
    await collects(play, caseKey, { returnDecision: 'lost', lossCircumstances: '領用人稱會後即未見' });
    const acknowledge = await until(
      async () => {
        const { tasks } = await play.desk.as('head').call('tasks', { query: { limit: 100 } });
        return tasks.find(({ elementId }) => elementId === 'AcknowledgeLeak');
      },
      () => play.whereItStands(caseKey)
    );
    state.leakKey = acknowledge.caseKey;
    const leak = await leakRoomOf(play, 'head', state.leakKey);
    assert.equal(leak.parent?.caseKey, caseKey);
    await play.does('head', state.leakKey, 'AcknowledgeLeak');
    assert.notEqual((await leakRoomOf(play, 'head', state.leakKey)).acknowledgedAt, null);
    await play.awaitTask('ethics1', state.leakKey, 'PreserveEvidence');
    const collected = Array<string>(papers - 3).fill('collected');
    assert.deepEqual(await stateOf(play, caseKey), [...collected, 'destroyed', 'lost', 'retained']);
    play.tell(`${papers} 份：收回 ${collected.length}，留用、銷毀、未收回各一`);
  }
};

const keepMinutes: Chapter = {
  title: '紀錄編號，限送出席單位與上級，主席確認',
  async play(play, { caseKey }) {
    const [first, second] = await attendeesOf(play, caseKey);
    const copy = {
      minutesCopyNumber: 1,
      minutesRecipient: first?.participationId,
      recipientKind: 'attendee'
    };
    const twice = { ...copy, minutesRecipient: second?.participationId };
    const press = { ...twice, minutesCopyNumber: 2, recipientKind: 'other' };
    await refuses(
      play,
      'officer1',
      caseKey,
      'KeepMinutes',
      { minutesCopies: [copy, press] },
      {
        'minutesCopies[1].recipientKind': 'tc-mtg.5'
      }
    );
    await refuses(
      play,
      'officer1',
      caseKey,
      'KeepMinutes',
      { minutesCopies: [copy, twice] },
      {
        'minutesCopies[1].minutesCopyNumber': 'tc-mtg.5'
      }
    );
    const minutesCopies = [copy, { ...twice, minutesCopyNumber: 2 }];
    await play.does('officer1', caseKey, 'KeepMinutes', { minutesCopies });
    await play.does('maintenance', caseKey, 'ApproveMinutes', { minutesDecision: 'approve' });
  }
};

const releaseNews: Chapter = {
  title: '新聞由首長核准、發言人發布；暫停中不得發布',
  async play(play, { caseKey }) {
    const newsDraft = '公開展覽訂於明年一月，內容以公告為準。';
    await play.does('maintenance', caseKey, 'DecideNews', { newsDecision: 'propose', newsDraft });
    const [proposed] = await earlierAt(play, 'head', caseKey, 'ApproveNews');
    assert.ok(proposed?.answers.some(({ text }) => text === newsDraft));
    await play.does('head', caseKey, 'ApproveNews', { newsApproval: 'approve' });
    await play.awaitTask('spokesperson', caseKey, 'ReleaseNews');
    await sendAction(play, 'head', caseKey, 'suspend-plan');
    await reaches(play, caseKey, 'suspended');
    const { code } = await refusedAt(play, 'spokesperson', caseKey, 'ReleaseNews', {});
    assert.equal(code, 'PLAN_SUSPENDED');
    await sendAction(play, 'head', caseKey, 'resume-plan');
    await reaches(play, caseKey, 'running');
    await play.does('spokesperson', caseKey, 'ReleaseNews');
  }
};

/** Waits until the plan has come to the element. */
const standsAt = (play: Play, caseKey: string, elementId: string): Promise<unknown> =>
  until(
    async () =>
      (await roomOf(play, 'ethics1', caseKey)).tokens.some(
        (token) => token.elementId === elementId && token.state === 'active'
      ),
    () => play.whereItStands(caseKey)
  );

const trackResolutions: Chapter = {
  title: '決議列管：未辦畢者不得建請解除，按期填報至主席解除',
  async play(play, { caseKey }) {
    const open = {
      resolution: '補正變更範圍圖說',
      responsible: '新建工程科',
      resolutionDueOn: '2027-01-15',
      progress: '辦理中',
      resolutionState: 'open'
    };
    const early = { resolutions: [open], resolutionsDone: 'all' };
    await refuses(play, 'officer1', caseKey, 'ReportResolutions', early, { resolutionsDone: 'wh-em.8' });
    await play.does('officer1', caseKey, 'ReportResolutions', { ...early, resolutionsDone: 'some-open' });
    await standsAt(play, caseKey, 'AwaitNextReport');
    await play.desk.moveTo('2027-01-20T09:00:00+08:00');
    const done = { ...early, resolutions: [{ ...open, progress: '圖說已補正', resolutionState: 'done' }] };
    await play.does('officer1', caseKey, 'ReportResolutions', done);
    const release = await play.awaitTask('maintenance', caseKey, 'ReleaseResolutions');
    const shown = await play.desk.as('maintenance').call('task', { params: { taskKey: release.taskKey } });
    assert.ok(shown.documents.some(({ templateId }) => templateId === 'resolution-list'));
    await play.complete('maintenance', release, { resolutionsDecision: 'release' });
  }
};

const releasing: Answers = {
  ListReleases: {
    releaseItems: [
      { releaseArtefact: 'news', releaseAction: 'declassify', releaseGround: '已依核准內容發布' },
      { releaseArtefact: 'meeting-papers', releaseAction: 'keep', releaseGround: '公開展覽前續予保密' }
    ],
    reviewAgainOn: '2027-12-01'
  },
  ApproveRelease: { releaseDecision: 'approve' },
  EvaluatePlan: { effect: 'partial' }
};

const drawnUp: Chapter = {
  title: '簽到表、編號清冊、留用申請、紀錄分送與決議列管俱在',
  async play(play, { caseKey }) {
    const { documents } = await roomOf(play, 'ethics1', caseKey);
    const there = new Set(documents.map(({ templateId }) => templateId));
    for (const each of [
      'sign-in-sheet',
      'copy-register',
      'retention-request',
      'minutes-list',
      'resolution-list'
    ])
      assert.ok(there.has(each), `${each} was not drawn up`);
  }
};

const secrets = [
  '都市計畫變更',
  '松濤',
  '炒作',
  '白翊安',
  '方若海',
  '補正變更範圍圖說',
  '領用人稱',
  '公開展覽'
];

/** The plan of a zoning meeting, from grade and code name to the last resolution released; one paper of twelve does not come back. */
export const secretMeetingStory: Story = {
  templateId: 'plan-secret-meeting',
  secrets,
  chapters: [
    openPlan(setting),
    submitPlan(setting),
    approvePlan(setting),
    gradeMeeting,
    vetAttendees,
    arrangeMeeting,
    prepareMeeting,
    holdMeeting,
    collectPapers,
    losePaper,
    keepMinutes,
    releaseNews,
    trackResolutions,
    drawnUp,
    releaseCase(releasing),
    engineHoldsNothing(secrets),
    verifyAudit
  ]
};
