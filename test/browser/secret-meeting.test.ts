import { afterAll, beforeAll, it, jest } from '@jest/globals';
import { collects } from '../features/secret-meeting/papers.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import type { Play } from '../support/play.ts';
import { approvePlan, openPlan, submitPlan } from '../support/story/plan-chapters.ts';
import { membersIn, reaches, roomOf } from '../support/story/rooms.ts';
import { zoningMeeting } from '../support/story/secret-meeting.ts';
import { doesFor } from '../support/story/several.ts';
import { newState } from '../support/story/story.ts';
import { Agency } from './support/agency.ts';
import { describeInBrowser } from './support/chromium.ts';
import { fillIn, pick, refusal, send, type Filling } from './support/filling.ts';
import type { Visitor } from './support/visitor.ts';

const codeName = '松濤';

/** Patience on a busy machine; nothing here waits for time to pass. */
jest.setTimeout(120_000);

const setting = zoningMeeting('2026-11-12T10:00+08:00');

/** Whom the meeting gives something to do, its attendees last. */
const everyone = ['ethics1', ...setting.cast.map(([account]) => account), 'officer2', 'accounting'];

const copies = 3;

/** What no other test sees in the browser is done there; the steps between are played through the desk's interface. */
describeInBrowser('a secret meeting, from its grade to its last resolution', () => {
  let desk: TestDesk;
  let agency: Agency;
  let play: Play;
  let caseKey = '';

  /** Opens a task that the plan has come to, fills in its form and looks whether everybody can use it. */
  const fills = async (
    account: string,
    element: string,
    name: string,
    filling: Filling
  ): Promise<Visitor> => {
    const visitor = await agency.fills(account, caseKey, [element, name], filling);
    await visitor.expectAccessible();
    return visitor;
  };

  beforeAll(async () => {
    desk = await startDesk();
    agency = await Agency.open(desk);
    ({ play } = agency);
    const state = newState();
    for (const chapter of [openPlan(setting), submitPlan(setting), approvePlan(setting)])
      await chapter.play(play, state);
    caseKey = state.caseKey;
  }, 120_000);

  afterAll(async () => {
    await agency?.close();
    await desk?.close();
  });

  it('grades the meeting under a code name, and not without period or condition', async () => {
    const officer = await fills('officer1', 'GradeMeeting', '核列密等與代名', {
      會議密等: '密',
      核列依據與理由: '變更範圍公開展覽前應予保密',
      核列人員: '局長溫以恆',
      會議事項代名: '松濤一案'
    });
    const refused = refusal(officer, '核列密等須填保密期限或解密條件');
    await refused.waitFor();
    await fillIn(officer, { 解密條件: '公開展覽公告後解密' });
    await refused.waitFor({ state: 'detached' });
    await send(officer);
  });

  it('vets the attendees: who is not directly concerned is not put on the list', async () => {
    const officer = await fills('officer1', 'NominateAttendees', '提列與會人員', {});
    const { page } = officer;
    const rows = page.locator('.fjs-repeat-row-container');
    const listed = [
      ['機關內部人員', '阮采庭'],
      ['機關內部人員', '岳心怡'],
      ['外部人員', '白翊安'],
      ['機關內部人員', '麥可晴']
    ] as const;
    await officer.button('新增一列').click();
    for (const [index, [kind, name]] of listed.entries()) {
      const row = rows.nth(index);
      await row.getByLabel(kind).check();
      if (kind === '外部人員') await row.getByLabel('外部人員姓名').fill(name);
      else await pick(officer, row.locator('.fjs-form-field-select'), name);
      await row.getByLabel('現職').fill('審議相關人員');
      await row.getByLabel('關係說明').fill('承辦或審議本案');
      await row.getByLabel(index === 0 ? '間接相關或列席旁聽' : '直接相關').check();
    }
    await fillIn(officer, { 無關人員未列入: true });
    const refused = refusal(officer, '請自名單剔除');
    await refused.waitFor();
    await officer.expectAccessible();
    await rows.first().getByLabel('直接相關').check();
    await refused.waitFor({ state: 'detached' });
    await send(officer);
    const attendees = await membersIn(play, 'ethics1', caseKey, 'attendee');
    const off = attendees.find(({ name }) => name === '麥可晴')?.participationId;
    await play.does('ethics1', caseKey, 'VetAttendees', {
      conflictResult: 'replaced',
      recusedMembers: [off]
    });
    await play.does('head', caseKey, 'ApproveAttendees', { attendeesDecision: 'approve' });
    for (const account of ['officer2', 'accounting'])
      await play.does(account, caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    await play.does('officer1', caseKey, 'RecordPaperSignature', { undertakingDecision: 'signed' });
  });

  it('refuses a video meeting under its field, by the words of the clause', async () => {
    const officer = await fills('ethics1', 'ArrangeMeeting', '會議保密安排', {
      會議代名: codeName,
      會議密等: '密',
      議程事項: ['機密事項討論', '投票'],
      召開方式: '視訊或兼採視訊',
      資料提供方式: '書面編號，會場發給',
      會場: '第一會議室',
      服務人員與警戒配置: '專人引導，門外管制',
      與會人員以直接相關者為限: true
    });
    const { page } = officer;
    const refused = refusal(officer, '不得採視訊');
    await refused.waitFor();
    const notes = page.locator('.banner', { hasText: '依規定不能送出' });
    await notes.getByText('wh-hr.2').click();
    await officer.expectAccessible();
    await fillIn(officer, { 急需召開之特殊情形: '颱風期間無法集會' });
    await officer.button('送出並完成').click();
    await page.getByRole('alert').getByText('不得採視訊').waitFor();
    await fillIn(officer, { 召開方式: '實體' });
    await refused.waitFor({ state: 'detached' });
    await send(officer);
  });

  it('prepares no more papers than there are people', async () => {
    const venueItems = ['sound', 'lines', 'devices', 'access', 'waste'];
    await play.does('general', caseKey, 'InspectVenue', { venueItems, venueResult: 'clear' });
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'normal' });
    const papers = await fills('officer1', 'PreparePapers', '製作會議資料', {
      製作要求: true,
      製作份數: copies + 1,
      製作地點與經手人: '隔離電腦室，杜明軒'
    });
    const refused = refusal(papers, '製作份數與應發給人數不符');
    await refused.waitFor();
    await fillIn(papers, { 製作份數: copies });
    await refused.waitFor({ state: 'detached' });
    await send(papers);
    await play.does('maintenance', caseKey, 'ApprovePaperIssue', { issueDecision: 'approve' });
    await play.does('ethics1', caseKey, 'GiveBriefing', {
      briefingContents: ['grade', 'duty', 'recording', 'papers', 'sending', 'report'],
      briefingResult: 'all-present'
    });
  });

  it('issues the papers by number against signature, and holds the meeting', async () => {
    await desk.moveTo('2026-11-12T10:00:00+08:00');
    const officer = await fills('officer1', 'IssueCopy', '發給並簽收', {
      發給結果: '已發給並簽收',
      領用人已在簽收欄親自簽名: true,
      發給日期: '2026/11/12 10:00'
    });
    await send(officer);
    for (let copy = 2; copy <= copies; copy += 1)
      await play.does('officer1', caseKey, 'IssueCopy', { issueDecision: 'issued' });
    const chair = await fills('maintenance', 'HoldMeeting', '主持會議', {
      會中宣達: ['宣布密等與代名'],
      到場之人: ['阮采庭', '岳心怡', '白翊安'],
      簽到方式: '紙本簽到',
      錄音錄影: '無',
      會議結果: '已依議程開會',
      會議紀要: '同意補正圖說後續審'
    });
    const refused = refusal(chair, '會中宣達尚有未辦者');
    await refused.waitFor();
    await fillIn(chair, { 會中宣達: true });
    await refused.waitFor({ state: 'detached' });
    await send(chair);
    await play.does('officer1', caseKey, 'DestroyWaste', { witness1: '祝家豪', witness2: '游承翰' });
  });

  /** A number that was never given out is refused as it is typed. */
  const neverIssued = async (officer: Visitor, number: number) => {
    await fillIn(officer, { 收回資料上之編號: number });
    await refusal(officer, '此編號未曾發出').waitFor();
    await officer.expectAccessible();
  };

  it('collects the papers by the number that each bears', async () => {
    await play.awaitTask('officer1', caseKey, 'CollectCopy');
    const officer = await agency.at('officer1');
    const { page } = officer;
    await officer.openTask('按編號收回');
    await fillIn(officer, { 處理方式: '已收回', 收回頁數: 12, 收回日期: '2026/11/12 10:00' });
    await neverIssued(officer, copies + 1);
    const holder = await page.getByLabel('領用人', { exact: true }).inputValue();
    const entry = page.frameLocator('iframe.paper').first().locator('tr', { hasText: holder });
    await fillIn(officer, { 收回資料上之編號: await entry.locator('td').first().innerText() });
    await refusal(officer, '此編號未曾發出').waitFor({ state: 'detached' });
    await send(officer);
    for (let copy = 2; copy <= copies; copy += 1)
      await collects(play, caseKey, { returnDecision: 'collected' });
    await officer.goTo(`/plans/${caseKey}`, codeName);
    await officer.openTab('保管');
    const register = page.getByRole('region', { name: '編號複本' });
    await register
      .getByText('已收回')
      .nth(copies - 1)
      .waitFor();
    await officer.expectAccessible();
  });

  it('numbers the minutes, to attendees and superiors only', async () => {
    await desk.moveTo('2026-11-13T10:00:00+08:00');
    const officer = await fills('officer1', 'KeepMinutes', '紀錄編號限送', {
      紀錄編號: '松濤紀1',
      份號: 1,
      受送人: '阮采庭',
      資格: '其他',
      紀錄內容: '補正變更範圍圖說後續審',
      草稿: true
    });
    const refused = refusal(officer, '會議紀錄限送出席單位及上級');
    await refused.waitFor();
    await fillIn(officer, { 資格: '出席單位' });
    await refused.waitFor({ state: 'detached' });
    await send(officer);
    await play.does('maintenance', caseKey, 'ApproveMinutes', { minutesDecision: 'approve' });
    await play.does('maintenance', caseKey, 'DecideNews', { newsDecision: 'none' });
  });

  it('lists the resolutions, none without what ends its secrecy, and no day that is past', async () => {
    const officer = await fills('officer1', 'RecordResolutions', '登列決議', {
      決議內容: '補正變更範圍圖說',
      承辦: '新建工程科',
      辦理期限: '2026/11/20'
    });
    const neither = refusal(officer, '保密期限與解密條件須擇一填寫');
    await neither.waitFor();
    await fillIn(officer, { 保密至: '2026/11/01' });
    await neither.waitFor({ state: 'detached' });
    const past = refusal(officer, '不得早於今日');
    await past.waitFor();
    await officer.expectAccessible();
    await fillIn(officer, { 保密至: '2026/11/23' });
    await past.waitFor({ state: 'detached' });
    await send(officer);
    await play.does('maintenance', caseKey, 'ConfirmResolutions', { resolutionsConfirmation: 'confirm' });
  });

  it('tracks each resolution until the chair releases the last', async () => {
    const officer = await fills('officer1', 'ReportResolution', '填報決議辦理情形', {
      辦理情形: '圖說已補正',
      狀態: '辦畢，建請解除列管'
    });
    await officer.page.getByText('第 1 項決議').waitFor();
    await send(officer);
    await desk.moveTo('2026-11-23T10:00:00+08:00');
    const chair = await fills('maintenance', 'ReleaseResolution', '解除決議列管', { 決定: '退回續辦' });
    await fillIn(chair, { 退回理由: '圖說尚缺比例尺' });
    await chair.expectAccessible();
    await doesFor(play, 'maintenance', caseKey, 'ReleaseResolution', '1', { resolutionDecision: 'release' });
  });

  it('lists what is released, and closes the case', async () => {
    const standsAt = async (elementId: string) =>
      (await roomOf(play, 'ethics1', caseKey)).openTasks.some((task) => task.elementId === elementId);
    await play.workOff(caseKey, everyone, () => standsAt('ListReleases'), { leave: ['ListReleases'] });
    const officer = await fills('officer1', 'ListReleases', '擬訂解密清單', {
      文件或物品: '會議資料',
      處理: '解密',
      理由: '公開展覽已公告'
    });
    await send(officer);
    const closed = async () => (await roomOf(play, 'ethics1', caseKey)).case.state === 'closed';
    await play.workOff(caseKey, everyone, closed, {
      answers: { ApproveRelease: { releaseDecision: 'approve' } }
    });
    await reaches(play, caseKey, 'closed');
    await officer.goTo(`/plans/${caseKey}`, codeName);
    await officer.page.getByText('已結案').first().waitFor();
    await officer.expectAccessible();
  });

  it('never broke a script or its own content policy', () => {
    agency.expectNoErrors();
  });
});
