import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { Visitor } from './support/visitor.ts';

jest.setTimeout(120_000);

describeInBrowser('a form that refuses a value', () => {
  let desk: TestDesk;
  let browser: Browser;
  const sentence = '受評人數未達一百人，無須訂專案計畫';

  beforeAll(async () => {
    desk = await startDesk();
    browser = await launchChromium();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it('says so under the field as it is typed, with the words of the clause, and no longer when it is mended', async () => {
    const officer = await Visitor.arrive(browser, desk, { account: 'ethics1' });
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
    expect(officer.errors).toEqual([]);
    await officer.leave();
  });

  it('does not let the page send it', async () => {
    const officer = await Visitor.arrive(browser, desk, { account: 'ethics1' });
    const { page } = officer;
    await officer.goTo('/plans/new', '新增專案機密維護計畫');
    await page.getByLabel('人事考績甄選調動專案機密維護計畫').check();
    await page.getByLabel('年終考績').check();
    await page.getByLabel('受評人數').fill('99');
    await officer.button('建立並開始設計').click();
    await page.getByRole('alert').getByText(sentence).waitFor();
    await page.getByRole('alert').getByText('tp-16.3').waitFor();
    // Once in the summary, once at the field.
    expect(await page.getByText(sentence).count()).toBe(2);
    expect((await desk.as('ethics1').call('cases')).cases).toEqual([]);
    await officer.leave();
  });

  it('keeps what is filled in over a reload, on the server and not in the browser', async () => {
    const officer = await Visitor.arrive(browser, desk, { account: 'ethics1' });
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
    expect(officer.errors).toEqual([]);
    await officer.leave();
  });
});
