import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FormSchema } from '../../server/forms/form-schema.ts';
import { Chance } from '../camunda/play/chance.ts';
import { Client, newKey, Refused } from '../support/client.ts';
import { fillForm } from '../support/fill-form.ts';
import { type ProductProcess, startBundle } from '../support/product-process.ts';
import { seedOfRun } from '../support/random.ts';
import { verifyAudit } from './support/audit-export.ts';
import { openBooks } from './support/books.ts';
import { calls, disturb, type Fault, faults, type Point, watch, whyNot } from './support/faults.ts';
import { halvesIn } from './support/halves.ts';
import { makeOffice, type Office } from './support/office.ts';

/** So many faults are tried, or `all`, or a part of all: `2/3` is every third from the second. */
const wanted = process.env['FAULTS'] ?? '4';
const [, part, parts] = /^(\d+)\/(\d+)$/.exec(wanted) ?? (wanted === 'all' ? ['', '1', '1'] : []);
const seed = seedOfRun();
const patienceMs = parts ? 4 * 3_600_000 : 180_000 + Number(wanted) * 90_000;
const obstacle = whyNot();
if (obstacle) process.stdout.write(`System calls are not disturbed. ${obstacle}\n`);

interface Trial {
  readonly point: Point;
  readonly fault: Fault;
}

const databases = ['shoumi.db', 'engine.db'];
const filesOf = (dataDir: string, database: string): string[] =>
  ['', '-wal', '-journal'].map((suffix) => path.join(dataDir, `${database}${suffix}`));

const told = ({ point, fault }: Trial): string =>
  `${fault} at ${point.call} ${point.nth} of ${path.basename(point.files[0] ?? '')}`;

/** How a request ended: done, refused with a code, or without an answer. */
const outcomeOf = (request: Promise<unknown>): Promise<string> =>
  request.then(
    () => 'acknowledged',
    (error: unknown) => (error instanceof Refused ? error.problem.code : 'no answer')
  );

/** What is awaited, or `otherwise` when it does not come within a minute. */
async function soon<T>(awaited: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), 60_000)));
  return Promise.race([awaited, late]).finally(() => clearTimeout(timer));
}

/** The head before the decision, all read, nothing sent. */
async function atTheDecision(office: Office, caseKey: string, { url }: ProductProcess) {
  const head = new Client(url, 'head', office.passwords.get('head') ?? '');
  const { tasks } = await head.call('tasks', { query: { caseKey } });
  const task = tasks.find(({ elementId }) => elementId === 'HeadReviews');
  const params = { taskKey: task?.taskKey ?? '' };
  const detail = await head.call('task', { params });
  const body = {
    values: fillForm(detail.form as FormSchema, detail.values, { headDecision: 'approve' }, new Date()),
    password: head.password,
    ...(detail.bundleSha256 && { bundleSha256: detail.bundleSha256 }),
    idempotencyKey: newKey()
  };
  const decide = (desk: ProductProcess): Promise<string> =>
    outcomeOf(new Client(desk.url, 'head', head.password).call('completeTask', { params, body }));
  return { decide, taskKey: params.taskKey, signedIn: () => head.call('completeTask', { params, body }) };
}

(obstacle && process.env['CI'] !== 'true' ? describe.skip : describe)(
  'one approval on a failing disk',
  () => {
    let office: Office;
    const scratch: string[] = [];

    beforeAll(async () => {
      expect(obstacle).toBeUndefined();
      office = await makeOffice(1);
    }, 120_000);
    afterAll(async () => {
      await office?.remove();
      for (const folder of scratch) await rm(folder, { recursive: true, force: true });
    });

    async function copy(): Promise<string> {
      const folder = await mkdtemp(path.join(tmpdir(), 'disk-faults-'));
      scratch.push(folder);
      await cp(office.dataDir, folder, { recursive: true });
      return folder;
    }

    /** Every system call of an approval that meets no fault. */
    async function allPoints(): Promise<Point[]> {
      const points: Point[] = [];
      for (const database of databases) {
        const dataDir = await copy();
        const desk = await startBundle({ dataDir });
        const decision = await atTheDecision(office, office.submitted[0]!, desk);
        const watching = await watch(desk.pid, filesOf(dataDir, database), path.join(dataDir, 'calls'));
        await decision.signedIn();
        const counts = await watching.end();
        await desk.kill();
        for (const call of calls)
          for (let nth = 1; nth <= (counts.get(call) ?? 0); nth++)
            points.push({ files: [database], call, nth });
      }
      return points;
    }

    /** What is wrong after a trial, and what came of it. */
    async function tryOut({
      point,
      fault
    }: Trial): Promise<{ wrong: string[]; outcome: string; readyMs: number }> {
      const dataDir = await copy();
      const desk = await startBundle({ dataDir });
      const decision = await atTheDecision(office, office.submitted[0]!, desk);
      const files = filesOf(dataDir, point.files[0] ?? '');
      const disturbing = await disturb(desk.pid, { ...point, files }, fault, path.join(dataDir, 'calls'));
      const first = await soon(outcomeOf(decision.signedIn()), 'no answer');
      await disturbing.end();
      const wrong: string[] = [];
      const flushFailed = fault === 'EIO' || (fault === 'ENOSPC' && /sync/.test(point.call));
      if (flushFailed && first !== 'acknowledged') {
        const { status } = await desk.ended;
        if (status !== 1 || !/^(DATABASE|ENGINE_STORE)_FAILED: /.test(desk.said()))
          wrong.push(`it ended with ${status}: ${desk.said()}`);
      } else await desk.kill();
      const again = await startBundle({ dataDir });
      wrong.push(...(await judge(again, dataDir, first, decision)));
      await again.kill();
      await rm(dataDir, { recursive: true, force: true });
      return { wrong, outcome: first, readyMs: again.readyMs };
    }

    /** Acknowledged is done; sent again it is done once; nothing is half done before or after that. */
    async function judge(
      desk: ProductProcess,
      dataDir: string,
      first: string,
      { decide, taskKey }: Awaited<ReturnType<typeof atTheDecision>>
    ): Promise<string[]> {
      const wrong: string[] = [];
      const books = await openBooks({ dataDir });
      const done = async () =>
        (
          await books.cases(
            `SELECT act_id FROM task_acts WHERE user_task_key = '${taskKey}' AND state = 'applied'`
          )
        ).length;
      if (first === 'acknowledged' && (await done()) !== 1) wrong.push('what was acknowledged is lost');
      wrong.push(...(await halvesIn(books)));
      const second = await decide(desk);
      if (second !== 'acknowledged') wrong.push(`sent again it met ${second}`);
      if ((await done()) !== 1) wrong.push('it was not done once');
      wrong.push(...(await halvesIn(books)));
      await books.close();
      const reader = new Client(desk.url, 'ethics1', office.passwords.get('ethics1') ?? '');
      await verifyAudit(reader, undefined).catch((error: Error) => wrong.push(error.message));
      return wrong;
    }

    it(
      'ends clearly or refuses, and is whole after a restart',
      async () => {
        const points = await allPoints();
        const all = points.flatMap((point) => faults.map((fault): Trial => ({ point, fault })));
        const chance = new Chance('disk faults', seed);
        // A bounded run takes a flush of each database with each fault first, the rest by chance.
        const trials = parts
          ? all.filter((_trial, index) => index % Number(parts) === Number(part) - 1)
          : sample(all, Number(wanted), chance);
        const wrong: string[] = [];
        const outcomes = new Map<string, number>();
        let longest = 0;
        for (const trial of trials) {
          const result = await tryOut(trial);
          longest = Math.max(longest, result.readyMs);
          const kind = `${trial.fault}: ${result.outcome}`;
          outcomes.set(kind, (outcomes.get(kind) ?? 0) + 1);
          const found = result.wrong.map((each) => `${told(trial)}: ${each}`);
          process.stdout.write([`${told(trial)}: ${result.outcome}`, ...found, ''].join('\n'));
          wrong.push(...found);
        }
        process.stdout.write(
          `disk faults: seed ${seed}, ${points.length} system calls of an approval, ${trials.length} of ${all.length} faults tried; ` +
            `ready again after at most ${longest.toFixed(0)} ms; ` +
            `${[...outcomes].map(([kind, times]) => `${kind} ${times}`).join(', ')}\n`
        );
        expect(wrong).toEqual([]);
        expect(trials.length).toBeGreaterThan(0);
      },
      patienceMs
    );
  }
);

/** So many of all, a flush among the first of them, without doubles. */
function sample(all: readonly Trial[], many: number, chance: Chance): Trial[] {
  const flushes = all.filter(({ point }) => /sync/.test(point.call));
  const taken = new Set<Trial>();
  while (taken.size < Math.min(many, all.length))
    taken.add(chance.pick(taken.size % 2 === 0 && taken.size < flushes.length ? flushes : all));
  return [...taken];
}
