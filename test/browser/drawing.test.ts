import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser, Route } from 'playwright-core';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { tenderNotice } from './support/tender-notice.ts';
import { Visitor } from './support/visitor.ts';

jest.setTimeout(120_000);

/** What a form rule says. */
const sentence = '受評人數未達一百人，無須訂專案計畫';

describeInBrowser('a plan is opened and drawn, with what may come between', () => {
  let desk: TestDesk;
  let browser: Browser;
  let officer: Visitor;

  beforeAll(async () => {
    // A day after the notice of the tender was published.
    desk = await startDesk({ at: '2026-11-17T09:00:00+08:00' });
    browser = await launchChromium();
    officer = await Visitor.arrive(browser, desk, { account: 'ethics1' });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it('says under the field what a rule refuses as it is typed, with the words of the clause, and no longer when it is mended', async () => {
    const { page } = officer;
    await officer.goTo('/plans/new', '新增專案機密維護計畫');
    await page.getByLabel('人事考績甄選調動專案機密維護計畫').check();
    expect(await page.getByText('由招標公告帶入').count()).toBe(0);
    await page.getByLabel('年終考績').check();
    const count = page.getByLabel('受評人數');
    await count.fill('99');
    const message = page.locator('.fjs-form-field-error', { hasText: sentence });
    await message.waitFor();
    const notes = page.locator('.banner', { hasText: '依規定不能送出' });
    await notes.getByText('tp-16.3').click();
    await notes.getByText('重要人事調動、受評達一百人之考績或甄選').waitFor();
    await officer.expectAccessible();
    await page.getByLabel('重要人事調動').check();
    await message.waitFor({ state: 'detached' });
    await page.getByLabel('甄選', { exact: true }).check();
    await message.waitFor();
    await count.fill('100');
    await message.waitFor({ state: 'detached' });
    await notes.waitFor({ state: 'detached' });
  });

  it('does not send what a rule refuses, and says so once above and once at the field', async () => {
    const { page } = officer;
    await page.getByLabel('受評人數').fill('99');
    await officer.button('建立並開始設計').click();
    await page.getByRole('alert').getByText(sentence).waitFor();
    await page.getByRole('alert').getByText('tp-16.3').waitFor();
    // Once in the summary, once at the field.
    expect(await page.getByText(sentence).count()).toBe(2);
    expect((await desk.as('ethics1').call('cases')).cases).toEqual([]);
  });

  it('keeps what is filled in over a reload, on the server and not in the browser', async () => {
    const { page } = officer;
    await officer.goTo('/plans/new', '新增專案機密維護計畫');
    await page.getByText('已還原您先前填寫而未送出的內容。').waitFor();
    expect(await page.getByLabel('受評人數').inputValue()).toBe('99');
    await page.getByLabel('案件代名').fill('尚未送出');
    await page.getByLabel('單位主管').selectOption({ label: '湯若蘅（採購科）' });
    await page.reload();
    await page.getByText('已還原您先前填寫而未送出的內容。').waitFor();
    await page.getByLabel('案件代名').waitFor();
    expect(await page.getByLabel('案件代名').inputValue()).toBe('尚未送出');
    await page.getByRole('button', { name: '移除 湯若蘅' }).waitFor();
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await officer.expectAccessible();
    await officer.button('清除並重新填寫').click();
    await page.getByText('已還原您先前填寫而未送出的內容。').waitFor({ state: 'detached' });
    await page.reload();
    await officer.heading('新增專案機密維護計畫').waitFor();
    await page.getByLabel('人事考績甄選調動專案機密維護計畫').waitFor();
    expect(await page.getByLabel('案件代名').count()).toBe(0);
  });

  it('warns at once that the notice’s date has passed, and while typing of a deadline before it', async () => {
    const { page } = officer;
    await officer.goTo('/plans/new', '新增專案機密維護計畫');
    await page.getByLabel('採購招標專案機密維護計畫').check();
    await page.getByText('由招標公告帶入').click();
    await page.getByLabel('公告內容（JSON）').fill(JSON.stringify(tenderNotice));
    await officer.button('帶入').click();
    const told = page.getByRole('status').filter({ hasText: '依規定不能送出' });
    await told.getByText('不得早於今日。').waitFor();
    await officer.expectAccessible();
    await officer.fillDate('預定公告日', '2026/12/20');
    await told.getByText('須晚於「預定公告日」。').waitFor();
    await officer.picture('date-bounds');
    await officer.fillDate('預定公告日', '2026/11/20');
    await told.waitFor({ state: 'detached' });
  });

  it('asks whose session has ended to sign in over the page, and keeps what is filled in', async () => {
    const { page } = officer;
    await page.getByLabel('案件代名').fill('青松');
    await page.getByLabel('單位主管').selectOption({ label: '湯若蘅（採購科）' });
    const caseOfficer = page.getByLabel('承辦人');
    const account = await caseOfficer
      .locator('option', { hasText: '杜明軒（採購科）' })
      .getAttribute('value');
    await Promise.all([officer.draftKept(account ?? ''), caseOfficer.selectOption(account)]);
    await officer.loseSession();
    // What is asked for while signed out may be answered once one is signed in again.
    let answer = () => undefined as void;
    const signedIn = new Promise<void>((resolve) => (answer = resolve));
    const late = async (route: Route) => {
      const response = await route.fetch();
      await signedIn;
      await route.fulfill({ response });
    };
    await page.route('**/api/drafts/*', late, { times: 1 });
    const asked = page.waitForRequest('**/api/drafts/*');
    const answered = page.waitForResponse('**/api/drafts/*');
    await officer.button('建立並開始設計').click();
    const dialog = page.getByRole('dialog', { name: '登入時效已過' });
    await dialog.waitFor();
    await officer.expectAccessible();
    await page.keyboard.press('Escape');
    await dialog.waitFor();
    await dialog.getByLabel('帳號').fill(officer.account);
    await dialog.getByLabel('密碼').fill('not the password');
    await dialog.getByRole('button', { name: '登入' }).click();
    await dialog.getByRole('alert').waitFor();
    await asked;
    await dialog.getByLabel('密碼').fill(officer.password);
    await dialog.getByRole('button', { name: '登入' }).click();
    await dialog.waitFor({ state: 'detached' });
    answer();
    expect((await answered).status()).toBe(401);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    expect(await dialog.count()).toBe(0);
    expect(await page.getByLabel('案件代名').inputValue()).toBe('青松');
    await officer.button('建立並開始設計').click();
    await officer.heading('計畫設計 青松').waitFor();
  });

  it('has the case’s grade filled in, and saves the draft before its terms are known', async () => {
    const { page } = officer;
    await officer.openTab('要項');
    const grade = page.locator('.fjs-form-field-select', { hasText: '密等' }).first();
    await grade.getByText('密', { exact: true }).waitFor();
    await page.getByLabel('目的').first().fill('招標至決標期間之保密');
    await officer.button('儲存').click();
    await page.getByText('已儲存', { exact: true }).waitFor();
    await officer.expectAccessible();
  });

  it('draws shipped names in English for who reads English, and leaves what is saved as it is written', async () => {
    const { page } = officer;
    const step = page.locator('.designer-drawing [data-element-id="RecordDrafters"]');
    await officer.button('English').click();
    await step.getByText('Record the').waitFor();
    await page.getByRole('tab', { name: 'Measure' }).click();
    await step.click();
    await page.getByLabel('Name of the step').waitFor();
    expect(await page.getByLabel('Name of the step').inputValue()).toMatch(/^登記擬製/);
    await officer.picture('designer-english');
    await officer.expectAccessible();
    await officer.button('正體中文').click();
    await step.getByText('登記擬製').waitFor();
  });

  it('has one number for a version, in its heading and in the list', async () => {
    const { page } = officer;
    await officer.openTab('版本');
    const newest = page.locator('.versions li').first();
    await newest.getByText('版本 2', { exact: true }).waitFor();
    await newest.getByText('目前').waitFor();
    await page.locator('.designer-header').getByText('版本 2', { exact: true }).waitFor();
    await officer.expectAccessible();
  });

  it('takes a due date chosen part by part, and says it in words', async () => {
    const { page } = officer;
    await officer.openTab('措施');
    await page.locator('[data-element-id="RecordDrafters"]').click();
    const due = page.getByRole('group', { name: '期限' });
    await due.getByText('＝交辦後3個工作日').waitFor();
    await due.getByLabel('自何時起算').selectOption('bidOpening');
    await due.getByLabel('之前或之後').selectOption('前');
    await due.getByLabel('數量').fill('12');
    await due.getByLabel('數量').press('Enter');
    await due.getByText(/^＝開標.*前12個工作日$/).waitFor();
    await due.getByLabel('之前或之後').selectOption('當時');
    await due.getByText(/^＝於開標[^前後]*$/).waitFor();
    await officer.picture('due');
    await officer.expectAccessible();
  });

  it('places a measure from the palette, which the rules then ask to complete', async () => {
    const { page } = officer;
    await page.getByLabel('新增保密措施（由人辦理的工作）').click();
    const canvas = await page.getByRole('region', { name: '流程圖設計區' }).boundingBox();
    if (!canvas) throw new Error('there is no canvas');
    const place = { x: canvas.x + canvas.width - 130, y: canvas.y + 265 };
    await page.mouse.move(place.x - 40, place.y, { steps: 4 });
    await page.mouse.move(place.x, place.y, { steps: 4 });
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press('Escape');
    await page.locator('.djs-shape.selected').waitFor();
    expect(await page.getByLabel('步驟名稱').inputValue()).toBe('保密措施');
    expect(await page.getByLabel('負責角色').inputValue()).toBe('case-officer');
    await page.getByText('勿填當事人、廠商、金額').first().waitFor();
    await page.locator('.problem-badge').first().waitFor();
    await officer.openTab('規則');
    await page.getByRole('tabpanel').getByRole('button', { name: '保密措施' }).first().waitFor();
    await officer.picture('placed');
    await officer.expectAccessible();
  });

  it('offers who may see the committee where its check was given to somebody who may not', async () => {
    const { page } = officer;
    await page.locator('.djs-element[data-element-id="CheckConflicts"]').dispatchEvent('click');
    await officer.openTab('措施');
    await page.getByLabel('負責角色').selectOption('unit-head');
    await officer.openTab('規則');
    const problem = page.getByRole('tabpanel').locator('li', { hasText: '單位主管不得知悉' });
    await problem.waitFor();
    await officer.expectAccessible();
    await problem.getByRole('button', { name: '改由政風人員辦理' }).click();
    await problem.waitFor({ state: 'detached' });
  });

  it('asks before unsaved changes are left, by link and by the browser’s own way back', async () => {
    const { page } = officer;
    const asked: string[] = [];
    let leave = false;
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void (leave ? dialog.accept() : dialog.dismiss());
    });
    await page.getByText('尚未儲存').waitFor();
    await officer.link('回計畫頁').click();
    await officer.heading('計畫設計 青松').waitFor();
    await page.goBack().catch(() => undefined);
    await officer.heading('計畫設計 青松').waitFor();
    expect(asked).toEqual(Array<string>(2).fill('尚有未儲存的修改，確定要離開嗎？'));
    expect(new URL(page.url()).pathname).toMatch(/\/design$/);
    await page.getByText('尚未儲存').waitFor();
    leave = true;
    await officer.link('回計畫頁').click();
    await page.getByRole('heading', { level: 1, name: '青松', exact: true }).waitFor();
  });

  it('never broke a script or its own content policy', () => {
    expect(officer.errors).toEqual([]);
  });
});
