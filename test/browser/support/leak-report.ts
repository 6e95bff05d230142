import type { Visitor } from './visitor.ts';

/** Fills in the report of a leak through a messenger group. */
export async function reportLeak(reporter: Visitor): Promise<void> {
  const { page } = reporter;
  await page.getByLabel('已洩漏或疑似洩漏').check();
  for (const list of ['涉及事項', '洩漏管道', '影響之業務', '業務目前階段']) await reporter.choose(list);
  await reporter.choose('資料密等', /^密/);
  await page.getByLabel('洩漏了什麼').fill('通訊群組出現領標廠商名單');
  await reporter.fillDate('何時發現', '2026/11/02', '08:30');
  await page.getByLabel('以上為本人所知之事實').check();
}
