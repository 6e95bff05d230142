import type { Visitor } from './visitor.ts';

/** Fills in the sealed particulars of a plan. */
export async function fillEssentials(officer: Visitor): Promise<void> {
  const { page } = officer;
  const text = {
    案由: '濱海聯絡橋改建工程採購保密',
    依據: '達查核金額之工程採購，依規定訂定。',
    目的: '招標至決標期間之保密',
    核定密等人員職稱姓名: '局長 溫以恆',
    執行編組: '政風室、採購科',
    應變措施: '發現洩密立即通報並保全證據'
  };
  for (const [label, value] of Object.entries(text)) await page.getByLabel(label).first().fill(value);
  await officer.fillDate('實施期間起', '2026/11/03');
  await officer.fillDate('實施期間迄', '2027/03/31');
  await officer.choose('密等', '密');
  await page.getByLabel('解密條件').first().check();
  await page.getByLabel('解密條件').last().fill('決標後解密');
  await officer.choose('風險事項', '底價');
  await page.getByLabel('本案具體情形').first().fill('經手人員較多，底價於簽辦時可能外流');
  await officer.fillDate('檢查日期', '2026/12/01');
}
