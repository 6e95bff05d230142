import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { fillEssentials } from './support/essentials.ts';
import { reportLeak } from './support/leak-report.ts';
import { tenderNotice } from './support/tender-notice.ts';
import { Visitor } from './support/visitor.ts';

const codeName = '青松';
/** Patience on a busy machine; nothing here waits for time to pass. */
jest.setTimeout(120_000);

const tablet = { width: 768, height: 1024 };

describeInBrowser('a procurement plan and a leak, played in the browser', () => {
  let desk: TestDesk;
  let browser: Browser;
  let officer: Visitor;
  let head: Visitor;
  let unitHead: Visitor;
  let handler: Visitor;
  let planAddress = '';

  beforeAll(async () => {
    desk = await startDesk();
    browser = await launchChromium();
    officer = await Visitor.arrive(browser, desk, { account: 'ethics1' });
    head = await Visitor.arrive(browser, desk, { account: 'head', viewport: tablet });
    unitHead = await Visitor.arrive(browser, desk, { account: 'procurement' });
    handler = await Visitor.arrive(browser, desk, { account: 'officer1' });
  });

  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it('tells a newcomer what to expect when there is nothing to do', async () => {
    await officer.page.getByText('目前沒有待辦工作').waitFor();
    await officer.expectAccessible();
  });

  it('lets the ethics officer begin a plan from a tender notice', async () => {
    const { page } = officer;
    await officer.link('專案計畫').click();
    await officer.expectAccessible();
    await officer.link('新增計畫').click();
    await page.getByText('依案件性質選一種').waitFor();
    await officer.expectAccessible();
    await page.getByLabel('採購招標專案機密維護計畫').check();
    await page.getByText('由招標公告帶入').click();
    await page.getByLabel('公告內容（JSON）').fill(JSON.stringify(tenderNotice));
    await officer.button('帶入').click();
    await page.getByText('已帶入公告內容').waitFor();
    expect(await page.getByLabel('標案名稱').inputValue()).toBe('濱海聯絡橋改建工程');
    expect(await page.getByLabel('採購金額估算').inputValue()).toBe('86000000');
    await page.getByLabel('案件代名').fill(codeName);
    await page.getByLabel('單位主管').selectOption({ label: '湯若蘅（採購科）' });
    await page.getByLabel('承辦人').selectOption({ label: '杜明軒（採購科）' });
    await page.getByLabel('上級政風機構').selectOption({ label: '姜映澄（第一科）' });
    await officer.expectAccessible();
    await officer.button('建立並開始設計').click();
    await officer.heading(`計畫設計 ${codeName}`).waitFor();
  });

  it('shows a broken rule while drawing, leads to the step, and takes it back by undo', async () => {
    const { page } = officer;
    await page.locator('[data-element-id="RecordDrafters"]').click();
    await page.getByLabel('佐證').fill('');
    await page.getByLabel('佐證').press('Enter');
    await officer.openTab('規則');
    const broken = page.getByRole('tabpanel').getByRole('button', { name: /^登記擬製/ });
    await broken.waitFor();
    await page.locator('.problem-badge').waitFor();
    await officer.picture('designer');
    await officer.expectAccessible();
    await broken.click();
    await officer.button('復原').click();
    await page.getByText('符合所有計畫規則').waitFor();
  });

  it('shows the plan document, its versions and the technical properties', async () => {
    const { page } = officer;
    await officer.openTab('文件');
    await page.frameLocator('iframe').getByText('登記擬製', { exact: false }).first().waitFor();
    await officer.openTab('技術');
    await page.getByText('延伸屬性').waitFor();
    await officer.expectAccessible();
    await officer.openTab('版本');
    await officer.expectAccessible();
  });

  it('tells of a version saved elsewhere meanwhile, and goes on from it', async () => {
    const { page } = officer;
    const elsewhere = desk.as('ethics1');
    const caseKey = new URL(page.url()).pathname.split('/')[2] ?? '';
    const plan = await elsewhere.call('plan', { params: { caseKey } });
    const body = { version: plan.version, xml: plan.xml, essentials: { subject: '他處填寫之案由' } };
    const { version } = await elsewhere.call('savePlan', { params: { caseKey }, body });
    await officer.button('儲存').click();
    await page.getByText('他人已儲存較新的版本').waitFor();
    await officer.expectAccessible();
    await officer.button('載入最新版本').click();
    await page.getByText(`版本 ${version}`, { exact: true }).first().waitFor();
    await officer.openTab('要項');
    await page.getByLabel('案由').first().waitFor();
    expect(await page.getByLabel('案由').first().inputValue()).toBe('他處填寫之案由');
  });

  it('marks the essentials that are still missing when the plan is submitted', async () => {
    const { page } = officer;
    await officer.button('送核').click();
    await page.getByText('請更正下列欄位').waitFor();
    await officer.page.getByRole('alert').getByRole('button', { name: '應變措施' }).waitFor();
    await officer.expectAccessible();
  });

  it('submits the plan once its essentials are filled in', async () => {
    const { page } = officer;
    await officer.openTab('要項');
    await fillEssentials(officer);
    await officer.expectAccessible();
    await officer.button('儲存').click();
    await page.getByText('已儲存', { exact: true }).waitFor();
    await officer.button('送核').click();
    await page.getByRole('heading', { level: 1, name: codeName, exact: true }).waitFor();
    await page.getByText('簽核中').first().waitFor();
    await officer.expectAccessible();
  });

  it('lets the head decide on a tablet, bound to what they saw and proved by password', async () => {
    const { page } = head;
    await head.goTo('/tasks', '待辦工作');
    await head.link('機關首長核定').waitFor();
    await head.expectAccessible();
    await head.openTask('機關首長核定');
    await page.getByText('核定內容指紋').waitFor();
    await page.getByText('風險點').first().waitFor();
    await head.reading('濱海聯絡橋改建工程採購保密');
    await head.picture('approval');
    await page.getByText('計畫流程圖').click();
    await page.locator('.diagram [data-element-id="RecordDrafters"]').waitFor();
    await page
      .getByRole('link', { name: /下載 .* PDF/ })
      .first()
      .waitFor();
    await head.expectAccessible();
    await page.getByLabel('核定', { exact: true }).check();
    await page.getByLabel('批示').fill('照案辦理，分發前再核對清冊。');
    await head.button('送出並完成').click();
    await page.getByRole('dialog').getByLabel('密碼').fill('not the password');
    await head.expectAccessible();
    await head.button('確認並送出').click();
    await page.getByRole('dialog').getByText('密碼不正確').waitFor();
    await page.getByRole('dialog').getByLabel('密碼').fill(head.password);
    await head.button('確認並送出').click();
    await page.getByText('工作已完成。').waitFor();
  });

  it('brings the unit head in, who sees the task without asking for it', async () => {
    await unitHead.goTo('/tasks', '待辦工作');
    await unitHead.link('業務主管會辦').waitFor();
    await unitHead.openTask('業務主管會辦');
    await unitHead.page.getByRole('radio').first().check();
    await unitHead.expectAccessible();
    await unitHead.button('送出並完成').click();
    await unitHead.page.getByText('工作已完成。').waitFor();
  });

  it('runs the approved plan: the handler claims, is told what is missing, and completes', async () => {
    const { page } = handler;
    await handler.goTo('/tasks', '待辦工作');
    await handler.link('登記擬製').waitFor();
    await handler.openTask('登記擬製');
    await handler.button('承接').click();
    await handler.button('交還').waitFor();
    await handler.button('送出並完成').click();
    await page.getByText('請更正下列欄位').waitFor();
    await handler.expectAccessible();
    await page.getByLabel('擬製人員').fill('杜明軒');
    await page.getByLabel('影印、裝訂人員及份數').fill('杜明軒，三份');
    await page.getByLabel('存放處所').fill('採購科保險櫃');
    await page.getByLabel('草稿與廢頁已收齊').check();
    const done = page.url();
    await handler.button('送出並完成').click();
    await page.getByText('工作已完成。').waitFor();
    await page.goto(done);
    await handler.heading('此工作已完成或已取消').waitFor();
    await handler.expectAccessible();
    await handler.link('回到待辦工作').click();
    await handler.heading('待辦工作').waitFor();
  });

  it('shows where the running plan stands, live', async () => {
    const { page } = officer;
    await page.locator('.diagram .token').first().waitFor();
    await page.getByText('執行中').first().waitFor();
    planAddress = page.url();
    await officer.picture('plan');
    await officer.expectAccessible();
    for (const tab of ['人員', '文件', '保管', '歷程']) {
      await officer.openTab(tab);
      await officer.expectAccessible();
    }
  });

  it('takes a report from any colleague and gives the receipt at once', async () => {
    const { page } = handler;
    await handler.goTo('/leaks/report', '通報洩密或違反保密規定');
    await reportLeak(handler);
    await handler.expectAccessible();
    await handler.button('送出通報').click();
    await handler.heading('通報已受理').waitFor();
    await page.getByText('受理時間').waitFor();
    await handler.expectAccessible();
  });

  it('brings the leak room to the ethics officer, and the head’s acknowledgement into it, live', async () => {
    await officer.goTo('/leaks', '洩密事件');
    await officer.page.locator('tbody th a').first().click();
    await officer.heading('洩密事件處理室').waitFor();
    await officer.page.getByText('尚未知悉').waitFor();
    await officer.expectAccessible();
    await head.openTask('首長一小時內知悉');
    await head.reading('通訊群組出現領標廠商名單');
    await head.page.getByLabel('本人已知悉本件並予保密').check();
    await head.expectAccessible();
    await head.button('送出並完成').click();
    await head.page.getByText('工作已完成。').waitFor();
    await officer.page.getByText('已知悉', { exact: true }).waitFor();
    await officer.picture('leak-room');
    for (const tab of ['補救', '證據', '保管', '通報內容', '人員', '文件', '歷程']) {
      await officer.openTab(tab);
      await officer.expectAccessible();
    }
  });

  it('takes evidence into the register before anyone is heard', async () => {
    const { page } = officer;
    const room = page.url();
    await officer.openTask('先保全證據');
    await officer.reading('通訊群組出現領標廠商名單');
    await page.getByLabel('證據名稱').fill('群組畫面列印本');
    await officer.choose('種類', '紙本');
    await officer.choose('保管人');
    await officer.fillDate('保管至', '2027/03/31');
    await page.getByLabel('取得經過').fill('由通報人當面列印交付');
    await officer.expectAccessible();
    await officer.button('送出並完成').click();
    await page.getByText('工作已完成。').waitFor();
    await page.goto(room);
    await officer.openTab('證據');
    await page.getByRole('rowheader', { name: '群組畫面列印本' }).waitFor();
    await officer.expectAccessible();
  });

  it('answers a colleague whom the case does not name as if it did not exist', async () => {
    const stranger = await Visitor.arrive(browser, desk, { account: 'staff' });
    await stranger.page.goto(planAddress);
    await stranger.page.getByText('查無此頁').waitFor();
    const refused = await stranger.page.locator('.main').innerText();
    await stranger.page.goto(new URL('/plans/0123456789abcdef', desk.url).href);
    await stranger.page.getByText('查無此頁').waitFor();
    expect(await stranger.page.locator('.main').innerText()).toBe(refused);
    await stranger.expectAccessible();
    await stranger.leave();
  });

  it('speaks English to whoever asks for it', async () => {
    const { page } = unitHead;
    await unitHead.button('English').click();
    await page.getByRole('link', { name: 'Tasks' }).click();
    await page.getByRole('heading', { name: 'Tasks' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await unitHead.expectAccessible();
  });

  it('proves the log intact', async () => {
    await officer.goTo('/audit', '稽核驗證');
    await officer.button('開始驗證').click();
    await officer.page.getByText('紀錄完整').waitFor();
    await officer.expectAccessible();
    await officer.goTo('/notices', '通知');
    await officer.expectAccessible();
  });

  it('never broke a script or its own content policy', () => {
    expect([officer, head, unitHead, handler].flatMap(({ errors }) => errors)).toEqual([]);
  });
});
