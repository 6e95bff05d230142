import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { procurementStory } from '../features/procurement-story.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { Play } from '../support/play.ts';
import { arrangeMeeting, chairMeeting } from '../support/story/meeting-chapters.ts';
import { everybody, leakRoomOf } from '../support/story/rooms.ts';
import { newState } from '../support/story/story.ts';
import { until } from '../support/until.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { Visitor } from './support/visitor.ts';

jest.setTimeout(180_000);

const tablet = { width: 1024, height: 768 };

describeInBrowser('a plan that runs: suspended, remedied, its copies out and back', () => {
  let desk: TestDesk;
  let browser: Browser;
  let play: Play;
  let head: Visitor;
  let ethics: Visitor;
  let officer: Visitor;
  const state = newState();

  /** Plays chapters of the story through the desk's interface, so that the browser begins where it matters. */
  const told = async (...titles: readonly string[]) => {
    for (const title of titles) {
      const chapter = procurementStory.chapters.find((each) => each.title.includes(title));
      if (!chapter) throw new Error(`the story has no chapter ${title}`);
      await chapter.play(play, state);
    }
  };
  const planRoom = () => `/plans/${state.caseKey}`;

  beforeAll(async () => {
    desk = await startDesk();
    browser = await launchChromium();
    play = new Play(desk);
    await told('由招標公告開案', '繪製計畫', '首長退回一次後核定');
    head = await Visitor.arrive(browser, desk, { account: 'head', viewport: tablet });
    ethics = await Visitor.arrive(browser, desk, { account: 'ethics1' });
    officer = await Visitor.arrive(browser, desk, { account: 'officer1' });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it('offers the head commands, and suspends the plan for a reason proved by password', async () => {
    const { page } = head;
    await head.goTo(planRoom(), '青松');
    const commands = page.getByRole('group', { name: '可採取的行動' }).getByRole('button');
    expect(await commands.allInnerTexts()).toEqual([
      '重訂底價',
      '暫停計畫',
      '人員異動',
      '通報洩密跡象',
      '取消本案'
    ]);
    await head.button('暫停計畫').click();
    const dialog = page.getByRole('dialog', { name: '暫停計畫' });
    await dialog.getByLabel('暫停之法定事由').waitFor();
    await head.button('確定送出').click();
    await dialog.getByText('請更正下列欄位').waitFor();
    await head.expectAccessible();
    await dialog.getByLabel('暫停之法定事由').fill('投標須知須先釐清');
    await head.button('確定送出').click();
    await page.getByRole('dialog', { name: '確認身分' }).getByLabel('密碼').fill(head.password);
    await head.expectAccessible();
    await head.button('確認並送出').click();
    await page.getByText('暫停中').first().waitFor();
    await head.button('恢復計畫').waitFor();
    await head.picture('suspended');
    await head.expectAccessible();
  });

  it('resumes it by another command', async () => {
    const { page } = head;
    await head.button('恢復計畫').click();
    await page.getByLabel('恢復之理由').fill('釐清完畢');
    await head.button('確定送出').click();
    await page.getByRole('dialog', { name: '確認身分' }).getByLabel('密碼').fill(head.password);
    await head.button('確認並送出').click();
    await page.getByText('執行中').first().waitFor();
    await head.openTab('歷程');
    await page.getByRole('tabpanel').locator('li').first().waitFor();
    await head.expectAccessible();
  });

  it('names whose task it is where a task falls to one person', async () => {
    await told('招標文件、底價封存', '招標期間廠商名稱外洩', '首長同意');
    await play.does('procurement', state.leakKey, 'CoordinateUnitHead', {
      coordinationReply: 'acknowledged'
    });
    const owner = await until(
      async () => {
        const { openTasks } = await leakRoomOf(play, 'ethics1', state.leakKey);
        return openTasks.find(({ elementId }) => elementId === 'CarryOutMeasure')?.assigned ?? undefined;
      },
      () => play.whereItStands(state.leakKey)
    );
    await ethics.comeBack();
    await ethics.goTo(`/leaks/${state.leakKey}`, '洩密事件處理室');
    const row = ethics.page.getByRole('row', { name: /執行補救措施/ }).filter({ hasText: owner });
    await row.first().waitFor();
    expect(await row.first().innerText()).not.toContain('未承接');
    await ethics.openTab('證據');
    const evidence = ethics.page.getByRole('row', { name: /通訊群組截圖/ });
    expect(await evidence.innerText()).toMatch(/螢幕畫面[\s\S]*115年/);
    await ethics.expectAccessible();
  });

  it('has a measure of remediation carried out by its owner, and shows it on the board, live', async () => {
    const { page: board } = ethics;
    await ethics.openTab('補救');
    const done = board.getByRole('region', { name: /已完成待驗證/ }).locator('.card');
    const before = await done.count();
    const account = await ownerOf('CarryOutMeasure');
    const owner = await Visitor.arrive(browser, desk, { account });
    await owner.openTask('執行補救措施');
    await owner.page.getByLabel('已完成').check();
    await owner.page.getByLabel('做法').fill('逐一通知收受者刪除並取得回覆');
    await owner.page.getByLabel('佐證及存放處所').fill('回覆紀錄，存政風室');
    await owner.fillDate('完成日期', '2026/11/27', '14:00');
    await owner.expectAccessible();
    await owner.button('送出並完成').click();
    await owner.page.getByText('工作已完成。').waitFor();
    expect(owner.errors).toEqual([]);
    await owner.leave();
    await board.waitForFunction((count) => document.querySelectorAll('.card-done').length > count, before);
    await ethics.picture('remediation');
    await ethics.expectAccessible();
  });

  /** Who is offered a task of the leak. */
  const ownerOf = async (elementId: string): Promise<string> => {
    for (const account of everybody(play)) {
      const { tasks } = await desk
        .as(account)
        .call('tasks', { query: { caseKey: state.leakKey, limit: 100 } });
      if (tasks.some((task) => task.elementId === elementId)) return account;
    }
    throw new Error(`nobody is offered ${elementId}`);
  };

  it('keeps a register of the numbered copies as they go out', async () => {
    await told('查證、認定', '收標');
    await play.does('construction', state.caseKey, 'ScheduleEvaluation', {
      meetingAt: '2026-12-21T09:30+08:00'
    });
    await arrangeMeeting(play, state.caseKey, 5, ['discussion']);
    await play.awaitTask('officer1', state.caseKey, 'IssueCopy');
    const { page } = officer;
    await officer.comeBack();
    await officer.openTask('發給並簽收');
    await page.getByLabel('已發給並簽收').check();
    await page.getByLabel('領用人已在簽收欄親自簽名').check();
    await officer.fillDate('發給日期', '2026/12/16', '10:00');
    await officer.expectAccessible();
    await officer.button('送出並完成').click();
    await page.getByText('工作已完成。').waitFor();
    await officer.goTo(planRoom(), '青松');
    await officer.openTab('保管');
    const register = page.getByRole('region', { name: '編號複本' }).last();
    await register.getByText('已分發').first().waitFor();
    expect(await register.locator('tbody tr').count()).toBe(5);
    expect(await register.getByText('已分發').count()).toBe(1);
    expect(await register.innerText()).not.toMatch(/[a-z]+-[a-z]+/);
    await officer.picture('copies');
    await officer.expectAccessible();
  });

  /** The copy that the officer is asked to take back, as the register knows it. */
  const held = async () => {
    const task = await play.awaitTask('officer1', state.caseKey, 'CollectCopy');
    const { values } = await desk.as('officer1').call('task', { params: { taskKey: task.taskKey } });
    const { copies } = await desk.as('officer1').call('caseRoom', { params: { caseKey: state.caseKey } });
    const copy = copies.find(({ copyId }) => copyId === values.copyId);
    if (!copy) throw new Error('the task is about no copy of the register');
    return copy;
  };

  it('takes a copy back only by the number that it bears', async () => {
    for (let copy = 1; copy < 5; copy += 1)
      await play.does('officer1', state.caseKey, 'IssueCopy', { issueDecision: 'issued' });
    await chairMeeting(play, state.caseKey);
    await play.awaitTask('officer1', state.caseKey, 'CollectCopy');
    const { page } = officer;
    await officer.openTask('按編號收回');
    await page.getByLabel('已收回').check();
    await page.getByLabel('收回資料上之編號').fill('77');
    await page.getByLabel('收回頁數').fill('12');
    await officer.fillDate('收回日期', '2026/12/16', '10:00');
    await officer.button('送出並完成').click();
    await page.getByText('此編號未曾發出').first().waitFor();
    await officer.expectAccessible();
    const { number } = await held();
    await page.getByLabel('收回資料上之編號').fill(String(number));
    await officer.button('送出並完成').click();
    await page.getByText('工作已完成。').waitFor();
    await officer.goTo(planRoom(), '青松');
    await officer.openTab('保管');
    const register = page.getByRole('region', { name: '編號複本' }).last();
    await register.getByText('已收回').waitFor();
    await officer.expectAccessible();
  });

  it('never broke a script or its own content policy', () => {
    expect([head, ethics, officer].flatMap(({ errors }) => errors)).toEqual([]);
  });
});
