import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../../camunda/play/chance.ts';
import { Client } from '../../support/client.ts';
import { startDesk } from '../../support/desk.ts';
import { type ProductProcess, startBundle } from '../../support/product-process.ts';
import { type Known, verifyAudit } from './audit-export.ts';
import { openBooks } from './books.ts';
import { draft, type Drafted } from './drafter.ts';
import { halvesIn } from './halves.ts';
import { type Done, Lane } from './lane.ts';
import { meetingPlan, type Office } from './office.ts';

export interface DeskKillFigures {
  readonly acknowledged: number;
  readonly wrong: readonly string[];
  /** From start to readiness after a kill, in ms. */
  readonly restarts: readonly number[];
}

const workers = ['head', 'ethics2', 'construction', 'maintenance', 'officer1', 'custodian', 'general'];
/** A life ends some moment after so many acknowledgements, or after so many ms. */
const leastAcknowledged = 3;
const mostAcknowledged = 15;
const longestLifeMs = 20_000;
/** So many cases are begun in one life at most. */
const drafts = 3;

/**
 * Kills the whole desk again and again while people work with it over HTTP; after each restart, before anybody works again, the books
 * must hold all that was acknowledged, nothing half and nothing twice.
 */
export async function killDesk(office: Office, kills: number, chance: Chance): Promise<DeskKillFigures> {
  const { passwords } = office;
  const done: Done[] = [];
  const drafted: Drafted[] = [];
  const wrong: string[] = [];
  const restarts: number[] = [];
  const lanes = new Map(workers.map((account) => [account, new Lane(chance)] as const));
  const members = new Map<string, string>();
  let known: Known;

  async function oneLife(desk: ProductProcess): Promise<void> {
    const as = (account: string) => new Client(desk.url, account, passwords.get(account) ?? '');
    let alive = true;
    const setting = meetingPlan(new Date());
    const until = async (work: () => Promise<unknown>) => {
      try {
        while (alive) if ((await work()) === undefined) await pause(20);
      } catch (error) {
        if (alive) wrong.push(`at work: ${String(error)}`);
      }
    };
    const people = [...lanes].map(([account, lane]) => {
      const person = as(account);
      return until(async () => {
        const acknowledged = await lane.step(person);
        if (acknowledged) done.push(acknowledged);
        return acknowledged;
      });
    });
    const drafter = as('ethics1');
    let begun = 0;
    const drawing = until(async () =>
      begun++ < drafts ? draft(drafter, setting, members, (each) => drafted.push(each)) : undefined
    );
    const goal =
      done.length + drafted.length + leastAcknowledged + chance.number(mostAcknowledged - leastAcknowledged);
    const late = performance.now() + longestLifeMs;
    while (done.length + drafted.length < goal && performance.now() < late) await pause(5);
    await pause(chance.number(50));
    alive = false;
    await desk.kill();
    await Promise.all([...people, drawing]);
  }

  async function judge(desk: ProductProcess): Promise<void> {
    const books = await openBooks(office);
    const rows = await books.cases("SELECT user_task_key FROM task_acts WHERE state = 'applied'");
    const applied = new Set(rows.map(({ user_task_key }) => String(user_task_key)));
    const plans = await books.cases('SELECT case_key, sha256 FROM plan_versions');
    const kept = (each: Drafted) =>
      plans.some(
        (plan) => plan.case_key === each.caseKey && (each.kind === 'opened' || plan.sha256 !== null)
      );
    wrong.push(
      ...done.filter(({ taskKey }) => !applied.has(taskKey)).map(({ taskKey }) => `task ${taskKey} is lost`),
      ...drafted.filter((each) => !kept(each)).map(({ kind, caseKey }) => `case ${caseKey} is not ${kind}`),
      ...(await halvesIn(books))
    );
    await books.close();
    const reader = new Client(desk.url, 'ethics1', passwords.get('ethics1') ?? '');
    known = await verifyAudit(reader, known).catch((error: Error) => {
      wrong.push(error.message);
      return known;
    });
  }

  for (let kill = 0; kill <= kills; kill++) {
    const desk = await startBundle(office);
    if (kill === 0)
      for (const account of ['ethics1', ...setMembers()])
        members.set(
          account,
          (await new Client(desk.url, account, passwords.get(account) ?? '').call('me')).personId
        );
    else restarts.push(desk.readyMs);
    await judge(desk);
    if (kill < kills) await oneLife(desk);
    else await desk.stop();
  }
  wrong.push(...(await whenAllIsDone(office)));
  return { acknowledged: done.length + drafted.length, wrong: [...new Set(wrong)], restarts };
}

/** Jobs whose worker was killed come back when their time is up: minutes later all is done, and once. */
async function whenAllIsDone(office: Office): Promise<readonly string[]> {
  const at = new Date(Date.now() + 10 * 60_000).toISOString();
  const desk = await startDesk({
    dataDir: office.dataDir,
    passwords: office.passwords,
    at,
    ...(office.databaseUrl && { databaseUrl: office.databaseUrl })
  });
  try {
    await desk.moveTo(at);
    const books = await openBooks(office);
    const wrong = await halvesIn(books);
    await books.close();
    return wrong;
  } finally {
    await desk.stop();
  }
}

const setMembers = (): string[] => meetingPlan(new Date()).cast.map(([account]) => account);
