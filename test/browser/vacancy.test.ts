import { afterAll, beforeAll, it, jest } from '@jest/globals';
import { startDesk, type TestDesk } from '../support/desk.ts';
import { inviteAttendees } from '../support/story/attendees.ts';
import { personOf } from '../support/story/rooms.ts';
import { until } from '../support/until.ts';
import { Agency } from './support/agency.ts';
import { describeInBrowser } from './support/chromium.ts';

jest.setTimeout(120_000);

describeInBrowser('work of somebody who left, and a message that is not sent yet', () => {
  let desk: TestDesk;
  let agency: Agency;
  let caseKey = '';

  beforeAll(async () => {
    desk = await startDesk();
    agency = await Agency.open(desk);
    const invited = await inviteAttendees(agency.play, ['officer2']);
    ({ caseKey } = invited);
    await desk.product.desk.store.cases.endParticipation(caseKey, invited.parts.get('officer2') ?? '');
  }, 120_000);

  afterAll(async () => {
    await agency?.close();
    await desk?.close();
  });

  it('an ethics officer names who takes it over, without opening it', async () => {
    const ethics = await agency.at('ethics1');
    const { page } = ethics;
    await ethics.goTo('/tasks', '待辦工作');
    await page.getByRole('button', { name: '無人承辦' }).click();
    const [left, successor] = [
      await personOf(agency.play, 'officer2'),
      await personOf(agency.play, 'committee')
    ];
    await page.getByText(`${left.name}已離開`).waitFor();
    await ethics.expectAccessible();
    await ethics.button('指定接任').click();
    const dialog = page.getByRole('dialog');
    const choice = dialog.getByLabel('接任人員').locator('option', { hasText: successor.name });
    await dialog.getByLabel('接任人員').selectOption((await choice.getAttribute('value')) ?? '');
    await ethics.expectAccessible();
    await dialog.getByLabel('密碼').fill(ethics.password);
    await dialog.getByRole('button', { name: '指定接任' }).click();
    await page.getByText('已指定接任人員').waitFor();
    await page.getByText('沒有無人承辦的工作').waitFor();
    await agency.play.awaitTask('committee', caseKey, 'SignUndertaking');
  });

  it('the head’s order to suspend is there again after a reload, until it is given up', async () => {
    const head = await agency.at('head');
    const { page } = head;
    const ground = () => page.getByRole('dialog').locator('textarea').first();
    const order = () => page.getByRole('button', { name: '暫停', exact: false }).first();
    await head.goTo(`/plans/${caseKey}`, '松濤');
    await order().click();
    await Promise.all([head.draftKept('變更範圍疑遭外洩'), ground().fill('變更範圍疑遭外洩')]);
    await page.reload();
    await order().click();
    await page.getByText('已還原您先前填寫而未送出的內容').waitFor();
    await until(
      async () => (await ground().inputValue()) === '變更範圍疑遭外洩',
      () => 'the ground is not there again'
    );
    await head.expectAccessible();
    await page.getByRole('button', { name: '清除並重新填寫' }).click();
    await page.getByText('已還原您先前填寫而未送出的內容').waitFor({ state: 'detached' });
  });

  it('never broke a script or its own content policy', () => {
    agency.expectNoErrors();
  });
});
