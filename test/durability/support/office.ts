import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Values } from '../../../server/forms/expression.ts';
import { startDesk, type TestDesk } from '../../support/desk.ts';
import { Play } from '../../support/play.ts';
import { createPlan, savePlan, submitVersion, type Setting } from '../../support/story/plan-chapters.ts';

const dayMs = 86_400_000;

/** A date so many days after `now`, as Taipei's calendar has it. */
const dayFrom = (now: Date, days: number): string =>
  new Date(now.getTime() + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10);

/** A plan for a secret meeting some weeks ahead of `now`, whoever takes part in it, and its essentials. */
export const meetingPlan = (now: Date): Setting => ({
  templateId: 'plan-secret-meeting',
  start: {
    codeName: '松濤',
    meetingTitle: '臨港特定區都市計畫變更專案會議',
    meetingAt: `${dayFrom(now, 45)}T10:00+08:00`,
    inPersonOnly: 'no'
  },
  cast: [
    ['head', 'agency-head'],
    ['ethics2', 'ethics-officer'],
    ['construction', 'unit-head'],
    ['maintenance', 'meeting-chair'],
    ['officer1', 'case-officer'],
    ['custodian', 'custodian'],
    ['general', 'general-affairs'],
    ['infosec', 'infosec-officer'],
    ['spokesperson', 'spokesperson']
  ],
  essentials: {
    subject: '臨港特定區都市計畫變更專案會議保密',
    purpose: '防止變更範圍於公開展覽前外洩',
    releaseCondition: '公開展覽公告後解密',
    organisation: '局長督導，政風室策訂，新建工程科執行',
    periodFrom: dayFrom(now, 0),
    periodTo: dayFrom(now, 150),
    inspectionDates: [{ inspectOn: dayFrom(now, 30) }]
  } satisfies Values
});

/** A folder of a desk with accounts, stopped, and where its rows are. */
export interface Office {
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  readonly passwords: ReadonlyMap<string, string>;
  /** The plans that wait for the head's decision. */
  readonly submitted: readonly string[];
  remove(): Promise<void>;
}

async function submitPlan(play: Play, setting: Setting): Promise<string> {
  const caseKey = await createPlan(play, setting);
  const { version } = await savePlan(play, caseKey, setting.essentials);
  await submitVersion(play, caseKey, version);
  await play.awaitTask('head', caseKey, 'HeadReviews');
  return caseKey;
}

/** Makes a demonstration agency by the machine's clock, with so many plans submitted. */
export async function makeOffice(plans: number, databaseUrl?: string): Promise<Office> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'office-'));
  const now = new Date();
  const desk: TestDesk = await startDesk({
    dataDir,
    at: now.toISOString(),
    ...(databaseUrl && { databaseUrl })
  });
  const submitted: string[] = [];
  for (let plan = 0; plan < plans; plan++) submitted.push(await submitPlan(new Play(desk), meetingPlan(now)));
  await desk.moveTo(now.toISOString());
  await desk.stop();
  return {
    dataDir,
    databaseUrl,
    passwords: desk.passwords,
    submitted,
    remove: () => rm(dataDir, { recursive: true, force: true })
  };
}
