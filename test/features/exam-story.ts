import assert from 'node:assert/strict';
import type { Values } from '../../server/forms/expression.ts';
import type { Refused } from '../support/client.ts';
import type { Answers, Play } from '../support/play.ts';
import { engineHoldsNothing, verifyAudit } from '../support/story/closing-chapters.ts';
import { approvePlan, openPlan, savePlan, submitPlan, type Setting } from '../support/story/plan-chapters.ts';
import {
  everybody,
  membersIn,
  personOf,
  reaches,
  refusedAt,
  roomOf,
  sendAction
} from '../support/story/rooms.ts';
import type { Chapter, Story } from '../support/story/story.ts';
import { until } from '../support/until.ts';

const rooms = ['1', '2'] as const;

const setting: Setting = {
  templateId: 'plan-exam',
  start: {
    codeName: '寒露',
    examTitle: '海風市環境稽查員公開甄試',
    examAt: '2026-12-26T09:00+08:00',
    resultOn: '2027-02-05',
    roomCount: rooms.length,
    candidateCount: 24
  },
  cast: [
    ['head', 'agency-head'],
    ['ethics2', 'ethics-officer'],
    ['construction', 'unit-head'],
    ['officer1', 'case-officer'],
    ['officer2', 'case-officer'],
    ['custodian', 'custodian'],
    ['general', 'general-affairs'],
    ['infosec', 'infosec-officer'],
    ['maintenance', 'proctor']
  ],
  essentials: {
    subject: '海風市環境稽查員公開甄試保密',
    purpose: '防止命題委員、試題與成績於公布前外洩',
    releaseCondition: '成績公布後，除命題委員名單外解密',
    organisation: '局長督導，政風室策訂，人事單位執行'
  }
};

/** The refusal is at the field and names the clause. */
function isRefusedAt(problem: Refused['problem'], path: string, clause: string): void {
  assert.equal(problem.code, 'INVALID_INPUT');
  const found = problem.problems?.find((each) => each.path === path) as { clauses?: string[] } | undefined;
  assert.ok(found?.clauses?.includes(clause), `no ${clause} at ${path}: ${JSON.stringify(problem.problems)}`);
}

const isRefusedAtField = ({ problems = [] }: Refused['problem'], path: string): void =>
  assert.ok(
    problems.some((each) => each.path === path),
    JSON.stringify(problems)
  );

const isDueAt = ({ dueAt }: { readonly dueAt: string | null }, moment: string): void =>
  assert.equal(Date.parse(dueAt ?? ''), Date.parse(moment), dueAt ?? 'never');

const nothingOf = async (play: Play, account: string, caseKey: string, elementId: string): Promise<void> => {
  const { tasks } = await play.desk.as(account).call('tasks', { query: { caseKey, limit: 100 } });
  assert.ok(!tasks.some((task) => task.elementId === elementId), `${elementId} is offered too early`);
};

/** The task of one of several alike: the form says which room it is about. */
async function taskOf(play: Play, account: string, caseKey: string, elementId: string, itemNumber: string) {
  const person = play.desk.as(account);
  return until(
    async () => {
      const { tasks } = await person.call('tasks', { query: { caseKey, limit: 100 } });
      for (const task of tasks.filter((each) => each.elementId === elementId)) {
        const { values } = await person.call('task', { params: { taskKey: task.taskKey } });
        if (values.itemNumber === itemNumber) return task;
      }
      return undefined;
    },
    async () => `${account} has no ${elementId} of room ${itemNumber}\n${await play.whereItStands(caseKey)}`
  );
}

async function doesFor(
  play: Play,
  account: string,
  caseKey: string,
  elementId: string,
  itemNumber: string,
  answers: Values = {}
): Promise<void> {
  await play.complete(account, await taskOf(play, account, caseKey, elementId, itemNumber), answers);
}

const witnesses = { witness1: '岳心怡', witness2: '游承翰' };
const sealOf = (what: string, itemNumber: string): string => `${what}-2026-0${itemNumber}`;
const seen = (what: string, itemNumber: string): Values => ({
  sealCheck: 'intact',
  sealNumber: sealOf(what, itemNumber)
});

// --- setting the questions

const refuseGrade: Chapter = {
  title: '密等未載期限或條件者，不得儲存亦不得送核',
  async play(play, { caseKey }) {
    const ungraded = { ...setting.essentials, releaseBy: null, releaseCondition: null };
    await assert.rejects(savePlan(play, caseKey, ungraded), /PERIOD_OR_CONDITION_REQUIRED/);
    const terms = '|official-secret|考試開始後解密';
    const untermed = await savePlan(play, caseKey, setting.essentials, (xml) =>
      xml.replace(terms, '|official-secret|')
    );
    assert.ok(untermed.problems.some(({ rule }) => rule === 'graded-has-terms'));
    const mended = await savePlan(play, caseKey, setting.essentials, (xml) =>
      xml.replace('試題|official-secret|', `試題${terms}`)
    );
    assert.deepEqual(mended.problems, []);
  }
};

async function nominees(play: Play, accounts: readonly string[]): Promise<Values[]> {
  const people = await Promise.all(accounts.map((account) => personOf(play, account)));
  return people.map(({ personId }) => ({
    nomineeKind: 'internal',
    nomineePerson: personId,
    nomineePost: '同仁',
    kinship: 'no'
  }));
}

const setQuestions: Chapter = {
  title: '命題委員密件遴提、迴避、切結，於隔離電腦命題',
  async play(play, { caseKey }) {
    const task = await play.awaitTask('officer1', caseKey, 'NominateSetters');
    isDueAt(task, '2026-11-05T17:30+08:00');
    const staff = await nominees(play, ['committee', 'staff']);
    const expert = {
      nomineeKind: 'expert',
      nomineeName: '白翊安',
      nomineePost: '大學教授',
      kinship: 'no'
    };
    const kin = await refusedAt(play, 'officer1', caseKey, 'NominateSetters', {
      nominees: [{ ...staff[0], kinship: 'yes' }, expert]
    });
    isRefusedAt(kin, 'nominees[0].kinship', 'wh-type.4');
    assert.deepEqual(await membersIn(play, 'ethics1', caseKey, 'question-setter'), []);
    await play.complete('officer1', task, { nominees: [...staff, expert] });
    const setters = await membersIn(play, 'ethics1', caseKey, 'question-setter');
    const { name } = await personOf(play, 'staff');
    const recused = setters.find((each) => each.name === name)?.participationId;
    await play.does('ethics1', caseKey, 'CheckSetters', {
      conflictResult: 'replaced',
      recusedMembers: [recused]
    });
    assert.equal((await membersIn(play, 'ethics1', caseKey, 'question-setter')).length, 2);
    for (const account of ['staff', 'spokesperson'])
      assert.equal(
        (await play.desk.as(account).refused('caseRoom', { params: { caseKey } })).problem.code,
        'NOT_FOUND'
      );
    await play.does('head', caseKey, 'ApproveSetters', { settersDecision: 'approve' });
    await play.does('committee', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('officer1', caseKey, 'RecordPaperSignature', { undertakingDecision: 'signed' });
    await play.does('infosec', caseKey, 'CheckComputers', { computersResult: 'clear' });
    await play.does('committee', caseKey, 'SubmitQuestions');
    await play.does('officer1', caseKey, 'ReceiveQuestions');
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
    const spare = await refusedAt(play, 'construction', caseKey, 'SelectQuestions', { spareSets: 0 });
    isRefusedAt(spare, 'spareSets', 'wh-type.4');
    await play.does('construction', caseKey, 'SelectQuestions', { spareSets: 1 });
  }
};

// --- printing in isolation

const briefing = {
  briefingContents: ['grade', 'duty', 'recording', 'papers', 'sending', 'report'],
  briefingResult: 'all-present'
};

const printed = { printedCopies: 30, packedCopies: 26, spareCopies: 2, spoiledCopies: 2 };

async function printPapers(play: Play, caseKey: string): Promise<void> {
  await play.does('head', caseKey, 'ApprovePrinting', { printingDecision: 'approve' });
  await play.does('general', caseKey, 'InspectVenue', { venueResult: 'clear' });
  await play.does('ethics1', caseKey, 'GiveBriefing', briefing);
  await play.does('general', caseKey, 'CheckEntry', { rosteredPeople: 6, enteredPeople: 6 });
  await play.does('officer1', caseKey, 'PrintPapers', printed);
  await play.does('general', caseKey, 'LogCalls');
  await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
}

const closeVenue: Chapter = {
  title: '入闈印製：人數、份數不符者不得續行',
  async play(play, { caseKey }) {
    await play.desk.moveTo('2026-12-17T09:00:00+08:00');
    const venue = await play.awaitTask('head', caseKey, 'ApprovePrinting');
    isDueAt(venue, '2026-12-17T17:30+08:00');
    await play.complete('head', venue, { printingDecision: 'approve' });
    const inspection = await play.awaitTask('general', caseKey, 'InspectVenue');
    isDueAt(inspection, '2026-12-18T17:30+08:00');
    await play.complete('general', inspection, { venueResult: 'clear' });
    await play.does('ethics1', caseKey, 'GiveBriefing', briefing);
    const entry = { rosteredPeople: 6, enteredPeople: 7 };
    isRefusedAt(await refusedAt(play, 'general', caseKey, 'CheckEntry', entry), 'enteredPeople', 'tp-10.3');
    await play.does('general', caseKey, 'CheckEntry', { ...entry, enteredPeople: 6 });
    const missing = { ...printed, spoiledCopies: 1 };
    isRefusedAt(
      await refusedAt(play, 'officer1', caseKey, 'PrintPapers', missing),
      'spoiledCopies',
      'tp-07.5'
    );
    await play.does('officer1', caseKey, 'PrintPapers', printed);
    await play.does('general', caseKey, 'LogCalls');
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
  }
};

// --- packages and rooms

async function sealPackages(play: Play, caseKey: string, what: string): Promise<void> {
  await play.does('construction', caseKey, 'PlanTransfer', { escortCount: 2 });
  for (const room of rooms)
    await doesFor(play, 'officer1', caseKey, 'SealItem', room, {
      sealNumber: sealOf(what, room),
      ...witnesses
    });
  for (const room of rooms) await doesFor(play, 'custodian', caseKey, 'KeepItem', room, seen(what, room));
}

const deliverPackages = async (play: Play, caseKey: string, what: string): Promise<void> => {
  for (const room of rooms)
    await doesFor(play, 'maintenance', caseKey, 'DeliverItem', room, seen(what, room));
};

async function leaveVenue(play: Play, caseKey: string, sealNumber: string): Promise<void> {
  await play.does('general', caseKey, 'LeaveVenue', { enteredBefore: 6, leftPeople: 6 });
  await play.does('general', caseKey, 'SealMedia', { sealNumber, ...witnesses });
  await play.does('custodian', caseKey, 'KeepMedia', { sealCheck: 'intact', sealNumber });
}

const itemStates = async (play: Play, caseKey: string, artefact: string): Promise<string[]> =>
  (await roomOf(play, 'ethics1', caseKey)).sealedItems
    .filter((item) => item.artefact === artefact)
    .map(({ itemNumber, state }) => `${itemNumber ?? '-'} ${state}`);

const movePackages: Chapter = {
  title: '試題袋逐件封存、點交；考試當日始移送',
  async play(play, { caseKey }) {
    const plan = await play.awaitTask('construction', caseKey, 'PlanTransfer');
    isDueAt(plan, '2026-12-24T17:30+08:00');
    const alone = await refusedAt(play, 'construction', caseKey, 'PlanTransfer', { escortCount: 1 });
    isRefusedAt(alone, 'escortCount', 'tp-07.4');
    await sealPackages(play, caseKey, 'EX');
    await play.desk.moveTo('2026-12-26T06:55:00+08:00');
    await nothingOf(play, 'maintenance', caseKey, 'DeliverItem');
    await play.desk.moveTo('2026-12-26T07:00:00+08:00');
    await deliverPackages(play, caseKey, 'EX');
    await nothingOf(play, 'maintenance', caseKey, 'OpenItem');
    await nothingOf(play, 'general', caseKey, 'LeaveVenue');
    assert.deepEqual(await itemStates(play, caseKey, 'question-papers'), ['1 handed-over', '2 handed-over']);
  }
};

/** Packages whose seal number was typed differently from the register, as the log has them. */
async function mismatches(play: Play, caseKey: string): Promise<unknown[]> {
  const entries = await play.desk.product.desk.store.audit.list({ caseKey });
  assert.ok(!JSON.stringify(entries).includes('EX-2026-0'), 'the log says what stands on a seal');
  return entries.filter(({ act }) => act === 'item.seal-mismatch').map(({ facts }) => facts.itemNumber);
}

const sealDiffers: Chapter = {
  title: '第二試場封籤不符：不得啟封，計畫停止並開立洩密事件',
  async play(play, state) {
    const { caseKey } = state;
    await play.desk.moveTo('2026-12-26T09:00:00+08:00');
    const second = await taskOf(play, 'maintenance', caseKey, 'OpenItem', '2');
    const open = (answers: Values) =>
      play.complete('maintenance', second, { ...seen('EX', '2'), ...witnesses, ...answers });
    await assert.rejects(open({ witness2: '岳心怡' }), /INVALID_INPUT.*witness2: 須有二位不同之見證人/);
    await assert.rejects(open({ witness2: ' ' }), /TWO_WITNESSES_REQUIRED/);
    const differing = { sealNumber: 'EX-2026-09' };
    assert.deepEqual(await mismatches(play, caseKey), []);
    await assert.rejects(open(differing), /SEAL_MISMATCH.*sealNumber: 封籤號碼與登記不符/);
    assert.deepEqual(await mismatches(play, caseKey), ['2']);
    await assert.rejects(
      open({ ...differing, sealNumberAgain: 'EX-2026-08' }),
      /INVALID_INPUT.*sealNumberAgain: 二次所填號碼不同/
    );
    assert.deepEqual(await itemStates(play, caseKey, 'question-papers'), ['1 handed-over', '2 handed-over']);
    await open({ ...differing, sealNumberAgain: 'EX-2026-09' });
    assert.deepEqual(await itemStates(play, caseKey, 'question-papers'), ['1 handed-over', '2 broken']);
    play.tell('號碼經二次確認不符：不待填報即記為封籤不符');
    await reaches(play, caseKey, 'suspended', 'head');
    const { cases } = await play.desk.as('head').call('cases', { query: { kind: 'leak' } });
    assert.equal(cases.length, 1);
    state.leakKey = cases[0]?.caseKey ?? '';
    await play.does('head', state.leakKey, 'AcknowledgeLeak');
    const first = await taskOf(play, 'maintenance', caseKey, 'OpenItem', '1');
    const opening = { ...seen('EX', '1'), ...witnesses };
    await assert.rejects(play.complete('maintenance', first, opening), /PLAN_SUSPENDED/);
    play.tell('其他試場之試題袋於停止期間亦不得啟封');
  }
};

const holdAgain: Chapter = {
  title: '首長恢復，改用備用試題另日舉行，自入闈印製重辦',
  async play(play, { caseKey }) {
    await sendAction(play, 'head', caseKey, 'resume-plan', { resumptionGround: '試題作廢，改用備用試題' });
    await reaches(play, caseKey, 'running', 'head');
    await doesFor(play, 'maintenance', caseKey, 'OpenItem', '1', {
      sealCheck: 'withdrawn',
      withdrawalGround: '局長指示改期',
      ...witnesses
    });
    await leaveVenue(play, caseKey, 'MEDIA-2026-1');
    await play.does('head', caseKey, 'DecideContinuation', {
      continuationDecision: 'replace',
      examAt: '2027-01-23T09:00+08:00',
      resultOn: '2027-03-05'
    });
    assert.deepEqual(await itemStates(play, caseKey, 'question-papers'), ['1 broken', '2 broken']);
    await play.desk.moveTo('2027-01-18T09:00:00+08:00');
    await printPapers(play, caseKey);
    await sealPackages(play, caseKey, 'ES');
    await play.desk.moveTo('2027-01-23T07:00:00+08:00');
    await deliverPackages(play, caseKey, 'ES');
    await play.desk.moveTo('2027-01-23T09:00:00+08:00');
    for (const room of rooms)
      await doesFor(play, 'maintenance', caseKey, 'OpenItem', room, { ...seen('ES', room), ...witnesses });
    await leaveVenue(play, caseKey, 'MEDIA-2027-1');
    assert.deepEqual((await itemStates(play, caseKey, 'question-papers')).slice(2), ['1 opened', '2 opened']);
  }
};

/** What stands in a room once everything was looked for: in the second one a script is missing. */
const counts: Readonly<Record<string, Values>> = {
  '1': { countResult: 'tallied', absentCount: 1, scriptCount: 11 },
  '2': { countResult: 'short', absentCount: 1, scriptCount: 10, missingScripts: 1 }
};

const moveScripts: Chapter = {
  title: '試卷點出：合計不符者不能送出，短少者據實登錄',
  async play(play, { caseKey }) {
    for (const room of rooms) {
      const common = { seatCount: 12, paperCount: 12, ...witnesses };
      const out = await taskOf(play, 'maintenance', caseKey, 'CountScriptsOut', room);
      const wrong = { ...common, ...counts['1'], scriptCount: 10 };
      await assert.rejects(
        play.complete('maintenance', out, wrong),
        /scriptCount: 收回試卷數加缺考人數須等於應到人數/
      );
      const hidden = { ...common, ...counts['2'], missingScripts: 2 };
      await assert.rejects(play.complete('maintenance', out, hidden), /missingScripts: 短少數不得為零/);
      const first = room === '1' ? { ...counts['1'], absentCount: 2, scriptCount: 10 } : counts[room];
      await play.complete('maintenance', out, { ...common, ...first });
      await doesFor(play, 'maintenance', caseKey, 'SealItem', room, {
        sealNumber: sealOf('SC', room),
        ...witnesses
      });
      await doesFor(play, 'custodian', caseKey, 'KeepItem', room, seen('SC', room));
      await doesFor(play, 'officer1', caseKey, 'DeliverItem', room, seen('SC', room));
      await doesFor(play, 'officer1', caseKey, 'OpenItem', room, { ...seen('SC', room), ...witnesses });
    }
  }
};

const recountScripts: Chapter = {
  title: '收卷處清點不符：不能逕行送出，由試場見證重點後相符',
  async play(play, { caseKey }) {
    const received = await taskOf(play, 'officer1', caseKey, 'CountScriptsIn', '1');
    isDueAt(received, '2027-01-25T17:30+08:00');
    const counted = { countCheck: 'match', scriptCount: 11, paperCount: 12 };
    await assert.rejects(play.complete('officer1', received, counted), /ENTRIES_DIFFER.*scriptCount/);
    const differs = { countCheck: 'differs', foundScripts: 11, foundPapers: 12 };
    await play.complete('officer1', received, differs);
    const recount = { seatCount: 12, paperCount: 12, ...counts['1'], ...witnesses };
    await doesFor(play, 'maintenance', caseKey, 'RecountScripts', '1', recount);
    await doesFor(play, 'officer1', caseKey, 'CountScriptsIn', '1', counted);
  }
};

const decideShortage: Chapter = {
  title: '第二試場短少一份：陳首長裁示，敘明理由續行',
  async play(play, { caseKey }) {
    const counted = { countCheck: 'match', scriptCount: 10, paperCount: 12 };
    await doesFor(play, 'officer1', caseKey, 'CountScriptsIn', '2', counted);
    const task = await taskOf(play, 'head', caseKey, 'DecideShortage', '2');
    const { earlier } = await play.desk.as('head').call('task', { params: { taskKey: task.taskKey } });
    assert.deepEqual(
      earlier.map(({ elementId }) => elementId),
      ['CountScriptsOut', 'CountScriptsIn']
    );
    await play.complete('head', task, {
      shortageDecision: 'accept',
      shortageReasons: '應考人當場撕毀試卷，碎片已封存'
    });
  }
};

// --- a sole unit head leaves

const handOver: Chapter = {
  title: '唯一之單位主管異動：首長監交，接任主管切結後接辦',
  async play(play, { caseKey }) {
    await sendAction(play, 'officer1', caseKey, 'hand-over-member');
    const [leaver] = await membersIn(play, 'ethics1', caseKey, 'unit-head');
    await play.does('officer1', caseKey, 'ListHandOver', { leavingMember: leaver?.participationId });
    const take = async (account: string | null) => ({
      successorPerson: account === null ? null : (await personOf(play, account)).personId
    });
    for (const account of [null, 'staff'])
      isRefusedAtField(
        await refusedAt(play, 'head', caseKey, 'TakeHandOver', await take(account)),
        'successorPerson'
      );
    await play.does('head', caseKey, 'TakeHandOver', await take('procurement'));
    await play.does('procurement', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('ethics1', caseKey, 'ConfirmHandOver', {
      handOverChecks: ['copies', 'access', 'undertaking']
    });
    const gone = await play.desk.as('construction').refused('caseRoom', { params: { caseKey } });
    assert.equal(gone.problem.code, 'NOT_FOUND');
  }
};

// --- marking and scores

const mark: Chapter = {
  title: '閱卷委員迴避、試卷彌封、評閱，核准後見證拆彌封',
  async play(play, { caseKey }) {
    const [first, second] = await nominees(play, ['accounting', 'spokesperson']);
    const kin = { nominees: [first, { ...second, kinship: 'yes' }] };
    const refused = await refusedAt(play, 'officer1', caseKey, 'NominateMarkers', kin);
    isRefusedAt(refused, 'nominees[1].kinship', 'tp-16.2');
    await play.does('officer1', caseKey, 'NominateMarkers', { nominees: [first, second] });
    await play.does('ethics1', caseKey, 'CheckMarkers', { conflictResult: 'none' });
    for (const account of ['accounting', 'spokesperson'])
      await play.does(account, caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('custodian', caseKey, 'AnonymiseScripts', { codedScripts: 21 });
    await play.does('custodian', caseKey, 'SealIdentityKey', { sealNumber: 'KEY-2027-1', ...witnesses });
    await play.does('accounting', caseKey, 'MarkScripts', { markedScripts: 11 });
    await play.does('spokesperson', caseKey, 'MarkScripts', { markedScripts: 10 });
    const review = { markingReview: 'accept', codedScripts: 21, returnedScripts: 21 };
    const lost = { ...review, returnedScripts: 20 };
    const refusedReview = await refusedAt(play, 'procurement', caseKey, 'ReviewMarking', lost);
    isRefusedAt(refusedReview, 'returnedScripts', 'tp-07.5');
    const both = { ...review, codedScripts: 20, returnedScripts: 20 };
    const differing = await refusedAt(play, 'procurement', caseKey, 'ReviewMarking', both);
    assert.equal(differing.code, 'ENTRIES_DIFFER');
    await play.does('procurement', caseKey, 'ReviewMarking', review);
    await play.does('custodian', caseKey, 'OpenIdentityKey', {
      sealCheck: 'intact',
      sealNumber: 'KEY-2027-1',
      ...witnesses
    });
  }
};

const scoreSheet = Array.from({ length: 21 }, (_none, index) => `E${101 + index},${60 + index}`).join('\n');

const enterScores: Chapter = {
  title: '成績由二人各自登錄；不符者指出欄位，不能送出',
  async play(play, { caseKey }) {
    const entry = { scoreSheet, scoreTotal: 1470, codedScripts: 21, scoreMax: 100 };
    for (const wrong of [
      scoreSheet.replace('E110,69\n', ''),
      scoreSheet.replace('E110,69', 'E111,69'),
      scoreSheet.replace('E110,69', 'E110,101'),
      scoreSheet.replace('E110,69', 'E110,六九')
    ]) {
      const sheet = { ...entry, scoreSheet: wrong };
      const problem = await refusedAt(play, 'officer1', caseKey, 'EnterScores', sheet);
      isRefusedAt(problem, 'scoreSheet', 'wh-type.4');
    }
    await play.does('officer1', caseKey, 'EnterScores', entry);
    const again = { entryCheck: 'entered', ...entry };
    const own = await refusedAt(play, 'officer1', caseKey, 'RepeatScores', again);
    assert.equal(own.code, 'SELF_APPROVAL');
    const differing = { ...again, scoreSheet: scoreSheet.replace('E110,69', 'E110,96') };
    const refused = await refusedAt(play, 'officer2', caseKey, 'RepeatScores', differing);
    assert.equal(refused.code, 'ENTRIES_DIFFER');
    assert.equal(refused.problems?.map(({ path }) => path).join(), 'scoreSheet');
    assert.match(refused.problems?.[0]?.zh ?? '', /第 10 列/);
    await play.does('officer2', caseKey, 'RepeatScores', {
      entryCheck: 'return',
      entryReturn: '第一次漏列一人'
    });
    await play.does('officer1', caseKey, 'EnterScores', entry);
    await play.does('officer2', caseKey, 'RepeatScores', again);
    await play.does('head', caseKey, 'ApproveResults', { resultsDecision: 'approve', admittedCount: 5 });
    await play.desk.moveTo('2027-03-05T09:00:00+08:00');
    await play.does('officer1', caseKey, 'PublishResults');
  }
};

// --- release

const graded = ['setter-list', 'question-papers', 'venue-media', 'scripts', 'identity-key', 'scores'];

const releasing: Answers = {
  SettlePapers: { paperDisposition: 'published', ...witnesses },
  ListReleases: {
    releaseItems: graded.map((releaseArtefact) => ({
      releaseArtefact,
      releaseAction: releaseArtefact === 'venue-media' ? 'keep' : 'declassify',
      releaseGround: '已依法公布'
    })),
    reviewAgainOn: '2028-03-01'
  },
  ApproveRelease: { releaseDecision: 'approve' }
};

const release: Chapter = {
  title: '試題公開、解密；闈場媒體保存滿一年始銷毀',
  async play(play, { caseKey }) {
    const archived = async () =>
      (await play.desk.product.desk.store.tasks.ofCase(caseKey)).some(
        ({ elementId, state }) => elementId === 'ArchiveCase' && state === 'done'
      );
    await play.workOff(caseKey, everybody(play), archived, { answers: releasing });
    await play.desk.moveTo('2028-01-22T09:00:00+08:00');
    await nothingOf(play, 'custodian', caseKey, 'DestroyMedia');
    await play.desk.moveTo('2028-01-24T09:00:00+08:00');
    const destruction = await play.awaitTask('custodian', caseKey, 'DestroyMedia');
    const alone = { ...witnesses, witness2: witnesses.witness1 };
    const refused = await refusedAt(play, 'custodian', caseKey, 'DestroyMedia', alone);
    isRefusedAt(refused, 'witness2', 'tp-07.6');
    await play.complete('custodian', destruction, { mediaCount: 2, ...witnesses });
    assert.deepEqual(await itemStates(play, caseKey, 'venue-media'), ['- destroyed', '- destroyed']);
    await play.does('ethics1', caseKey, 'EvaluatePlan', { effect: 'good' });
    await reaches(play, caseKey, 'closed');
    assert.ok((await roomOf(play, 'ethics1', caseKey)).measures.length > 20);
  }
};

const papers: Chapter = {
  title: '簽收單、啟封紀錄、點卷單均已製作',
  async play(play, { caseKey }) {
    const { documents } = await roomOf(play, 'ethics1', caseKey);
    const pdfs = documents.filter(({ format }) => format === 'pdf');
    const count = (id: string) => pdfs.filter(({ templateId }) => templateId === id).length;
    assert.deepEqual(
      ['receipt', 'opening-record', 'count-sheet'].map((id) => [id, count(id)]),
      [
        ['receipt', 12],
        ['opening-record', 4],
        ['count-sheet', 2]
      ]
    );
  }
};

const secrets = ['寒露', '海風市環境稽查員', '白翊安', 'EX-2026-0', 'ES-2026-0', 'MEDIA-2026', 'E110,69'];

/** A city's recruitment examination, held again because a package's seal differed. */
export const examStory: Story = {
  templateId: 'plan-exam',
  secrets,
  chapters: [
    openPlan(setting),
    refuseGrade,
    submitPlan(setting),
    approvePlan(setting),
    setQuestions,
    closeVenue,
    movePackages,
    sealDiffers,
    holdAgain,
    moveScripts,
    recountScripts,
    decideShortage,
    handOver,
    mark,
    enterScores,
    release,
    papers,
    engineHoldsNothing(secrets),
    verifyAudit
  ]
};
