import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDesk, type TestDesk } from '../../support/desk.ts';
import { Play } from '../../support/play.ts';
import { createPlan, savePlan, submitVersion, type Setting } from '../../support/story/plan-chapters.ts';
import { zoningMeeting } from '../../support/story/secret-meeting.ts';

const dayMs = 86_400_000;

/** A date so many days after `now`, as Taipei's calendar has it. */
const dayFrom = (now: Date, days: number): string =>
  new Date(now.getTime() + 8 * 3_600_000 + days * dayMs).toISOString().slice(0, 10);

/** A plan for a secret meeting some weeks ahead of `now`. */
export const meetingPlan = (now: Date): Setting => {
  const plan = zoningMeeting(`${dayFrom(now, 45)}T10:00+08:00`);
  const period = { periodFrom: dayFrom(now, 0), periodTo: dayFrom(now, 150) };
  const inspectionDates = [{ inspectOn: dayFrom(now, 30) }];
  return { ...plan, essentials: { ...plan.essentials, ...period, inspectionDates } };
};

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
