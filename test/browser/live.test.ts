import { afterAll, beforeAll, it, jest } from '@jest/globals';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { createPlan } from '../support/story/plan-chapters.ts';
import { zoningMeeting } from '../support/story/secret-meeting.ts';
import { Agency } from './support/agency.ts';
import { describeInBrowser } from './support/chromium.ts';

jest.setTimeout(120_000);

describeInBrowser('a page that is open while others work', () => {
  let desk: TestDesk;
  let agency: Agency;

  beforeAll(async () => {
    desk = await startDesk();
    agency = await Agency.open(desk);
  });

  afterAll(async () => {
    await agency?.close();
    await desk?.close();
  });

  it('shows what changed between its first look and the first word of the change stream, refused at first', async () => {
    const head = await agency.at('head');
    const { page } = head;
    let refuse = () => {};
    const refused = new Promise<void>((resolve) => {
      refuse = resolve;
    });
    await page.route(
      '**/api/events',
      async (route) => {
        await refused;
        await route.fulfill({ status: 502 });
      },
      { times: 1 }
    );
    await head.goTo('/plans', '專案計畫');
    await page.locator('.loading').first().waitFor({ state: 'detached' });
    await createPlan(agency.play, zoningMeeting('2026-12-01T09:00:00+08:00'));
    refuse();
    await head.link('松濤').first().waitFor();
  });
});
