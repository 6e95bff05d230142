import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { procurementStory } from '../features/procurement-story.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { Play } from '../support/play.ts';
import { playStory } from '../support/story/story.ts';
import { describeInBrowser, launchChromium } from './support/chromium.ts';
import { sidewaysPixels, smallTargets } from './support/touch.ts';
import { Visitor } from './support/visitor.ts';

jest.setTimeout(120_000);

const tablets = [
  { width: 1024, height: 768 },
  { width: 820, height: 1180 }
];

describeInBrowser('the head approves on a tablet', () => {
  let desk: TestDesk;
  let browser: Browser;
  let caseKey: string;
  let taskKey: string;

  beforeAll(async () => {
    desk = await startDesk();
    browser = await launchChromium();
    const play = new Play(desk);
    caseKey = (await playStory(play, procurementStory.chapters.slice(0, 2))).caseKey;
    taskKey = (await play.awaitTask('head', caseKey, 'HeadReviews')).taskKey;
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.close();
  });

  it.each(tablets)(
    'at $width × $height: everything fits, a finger meets it, one touch leads to the decision',
    async (viewport) => {
      const head = await Visitor.arrive(browser, desk, { account: 'head', viewport });
      const { page } = head;
      for (const [path, title] of [
        ['/tasks', '待辦工作'],
        ['/plans', '專案計畫'],
        [`/tasks/${taskKey}`, '機關首長核定']
      ] as const) {
        await head.goTo(path, title);
        await page.locator('.loading').first().waitFor({ state: 'detached' });
        expect([path, await sidewaysPixels(page)]).toEqual([path, 0]);
        expect([path, await smallTargets(page)]).toEqual([path, []]);
      }
      await head.reading('送核內容雜湊值');
      await head.button('前往批示').click();
      await page.getByLabel('核定', { exact: true }).waitFor();
      const box = await page.getByRole('heading', { name: '填寫內容' }).boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
      expect(box?.y).toBeLessThan(viewport.height / 2);
      await head.expectAccessible();
      expect(head.errors).toEqual([]);
      await head.leave();
    }
  );

  it('shows the diagram’s labels in English to who reads English, and says that papers stay Chinese', async () => {
    const head = await Visitor.arrive(browser, desk, { account: 'head' });
    const { page } = head;
    await head.button('English').click();
    await page.goto(new URL(`/tasks/${taskKey}`, desk.url).href);
    await head.heading('Approval by the agency head').first().waitFor();
    await page.getByText('Papers are filings and stay in Chinese.').waitFor();
    await page.getByText('Diagram of the plan').click();
    await page.locator('.diagram [data-element-id="RecordDrafters"]').getByText('Record the').waitFor();
    await page.getByText('what is approved, run and filed is the Chinese original').waitFor();
    await head.expectAccessible();
    await head.button('正體中文').click();
    await page.locator('.diagram [data-element-id="RecordDrafters"]').getByText('登記擬製').waitFor();
    expect(head.errors).toEqual([]);
    await head.leave();
  });

  it('tells a deputy for whom they would decide, and the others afterwards who did', async () => {
    const { people, deputies } = desk.product.desk.store;
    const idOf = async (account: string) => (await people.byAccount(account))?.personId ?? '';
    await deputies.appoint({
      principalId: await idOf('head'),
      deputyId: await idOf('staff'),
      from: '2026-11-01T00:00:00Z',
      until: '2026-12-01T00:00:00Z'
    });
    const deputy = await Visitor.arrive(browser, desk, { account: 'staff' });
    const { page } = deputy;
    await page
      .getByRole('row', { name: /機關首長核定/ })
      .getByText('代理溫以恆')
      .waitFor();
    await deputy.expectAccessible();
    await deputy.openTask('機關首長核定');
    await page.getByText('代理溫以恆').waitFor();
    await page.getByLabel('核定', { exact: true }).check();
    await deputy.expectAccessible();
    await deputy.button('送出並完成').click();
    await page.getByRole('dialog').getByLabel('密碼').fill(deputy.password);
    await deputy.button('確認並送出').click();
    await page.getByText('工作已完成。').waitFor();
    await deputy.goTo(`/plans/${caseKey}`, '青松');
    await deputy.openTab('歷程');
    await page.getByRole('tabpanel').getByText('代理溫以恆').first().waitFor();
    await deputy.expectAccessible();
    expect(deputy.errors).toEqual([]);
    await deputy.leave();
  });
});
