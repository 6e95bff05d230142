import { afterAll, beforeAll, it, jest } from '@jest/globals';
import { annualReviewStory } from '../features/annual-review-story.ts';
import { procurementStory } from '../features/procurement-story.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import type { Play } from '../support/play.ts';
import { membersIn, personOf } from '../support/story/rooms.ts';
import { newState, type Story, type StoryState } from '../support/story/story.ts';
import { Agency } from './support/agency.ts';
import { describeInBrowser } from './support/chromium.ts';
import { fillIn, refusal, send } from './support/filling.ts';

jest.setTimeout(180_000);

const assessed = 137;

/** What nobody else types in a browser: refused under the field, by the form where it can know, else by the server. */
describeInBrowser('what the rules forbid, where it is typed', () => {
  let desk: TestDesk;
  let agency: Agency;
  let play: Play;

  /** Plays a story's first chapters through the desk's interface, to its approval. */
  const approved = async ({ chapters }: Story): Promise<StoryState> => {
    const state = newState();
    const last = chapters.findIndex(({ title }) => /^首長.*核定/u.test(title));
    for (const chapter of chapters.slice(0, last + 1)) await chapter.play(play, state);
    return state;
  };

  beforeAll(async () => {
    desk = await startDesk();
    agency = await Agency.open(desk);
    ({ play } = agency);
  }, 120_000);

  afterAll(async () => {
    await agency?.close();
    await desk?.close();
  });

  it('ninety-nine people assessed', async () => {
    const officer = await agency.at('ethics1');
    const { page } = officer;
    await officer.goTo('/plans/new', '新增專案機密維護計畫');
    await page.getByText('人事考績甄選調動').click();
    await fillIn(officer, { 案件種類: '年終考績', 受評人數: 99 });
    const few = refusal(officer, '受評人數未達一百人');
    await few.waitFor();
    await page.locator('.banner', { hasText: '依規定不能送出' }).getByText('tp-16.3').waitFor();
    await officer.expectAccessible();
    await fillIn(officer, { 受評人數: 100 });
    await few.waitFor({ state: 'detached' });
  });

  it('two counts that differ, and a committee member related to a candidate', async () => {
    const { caseKey } = await approved(annualReviewStory);
    const list = Array.from({ length: assessed }, (_none, index) => `${index + 1} 受評者`).join('\n');
    await play.does('officer1', caseKey, 'RecordAssessed', { assessedCount: assessed, assessedList: list });
    const second = await agency.fills('procurement', caseKey, ['ConfirmAssessed', '複核名冊與人數'], {
      複核結果: '名冊與人數相符',
      受評人數: assessed + 1
    });
    await second.button('送出並完成').click();
    await second.page.getByText('與前次登錄有').first().waitFor();
    await second.expectAccessible();
    await fillIn(second, { 受評人數: assessed });
    await send(second);
    await play.does('officer1', caseKey, 'SignUndertaking', { undertakingDecision: 'signed' });
    const proposed = ['committee', 'officer2', 'accounting', 'spokesperson', 'staff', 'infosec'];
    const people = await Promise.all(proposed.map((account) => personOf(play, account)));
    const about = { nomineeKind: 'internal', nomineePost: '機關同仁', nomineeSeat: 'elected' };
    const nominees = people.map(({ personId }) => ({ ...about, nomineePerson: personId }));
    await play.does('officer1', caseKey, 'NominateCommittee', { nominees });
    const [kin] = await membersIn(play, 'ethics1', caseKey, 'committee-member');
    const ethics = await agency.fills('ethics1', caseKey, ['CheckConflicts', '親屬及利害關係查核'], {});
    await ethics.button('新增一列').click();
    await fillIn(ethics, {
      委員: kin?.name ?? '',
      受評人名冊編號: '017',
      關係: '三親等',
      處理: '續任委員'
    });
    const refused = refusal(ethics, '三親等內親屬，不得續任');
    await refused.waitFor();
    await ethics.expectAccessible();
    await fillIn(ethics, { 處理: '迴避，退出委員會' });
    await refused.waitFor({ state: 'detached' });
  });

  it('one witness where two are needed, and a seal number that differs', async () => {
    const { caseKey } = await approved(procurementStory);
    const does = (account: string, element: string, answers = {}) =>
      play.does(account, caseKey, element, answers);
    await does('officer1', 'RecordDrafters');
    await does('officer1', 'SignUndertaking', { undertakingDecision: 'signed' });
    await does('head', 'ApproveTenderPapers', { tenderPapersDecision: 'approve' });
    await does('accounting', 'InformSuperior', { superiorAttendance: 'informed' });
    await does('procurement', 'ProposeReservePrice', { proposedPrice: 83_500_000 });
    await does('head', 'SetReservePrice', { reservePrice: 83_200_000 });
    const head = await agency.fills('head', caseKey, ['SealItem', '二人見證密封'], {
      封籤號碼: 'LG-2026-0117',
      見證人一: '岳心怡',
      見證人二: '岳心怡'
    });
    const alone = refusal(head, '須有二位不同之見證人');
    await alone.waitFor();
    await head.expectAccessible();
    await fillIn(head, { 見證人二: '游承翰' });
    await alone.waitFor({ state: 'detached' });
    await does('head', 'SealItem', {
      sealNumber: 'LG-2026-0117',
      witness1: '岳心怡',
      witness2: '游承翰'
    });
    const [custodian] = await membersIn(play, 'ethics1', caseKey, 'custodian');
    const keeper = await agency.fills('custodian', caseKey, ['HandOverItem', '點交保管'], {
      保管人: custodian?.name ?? '',
      點收時之封籤: '封口完整、號碼相符',
      封籤上之號碼: 'LG-2026-9999',
      存放處所: '保險櫃',
      點交日期: '2026/11/02 09:00'
    });
    await keeper.button('送出並完成').click();
    await refusal(keeper, '封籤號碼與登記不符').first().waitFor();
    await keeper.expectAccessible();
    await fillIn(keeper, { 封籤上之號碼: 'LG-2026-0117' });
    await send(keeper);
  });

  it('never broke a script or its own content policy', () => {
    agency.expectNoErrors();
  });
});
