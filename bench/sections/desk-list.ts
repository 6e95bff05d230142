import { randomBytes } from 'node:crypto';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../engine/clock/system-clock.ts';
import type { Agency, CaseStore, Person, ProjectedTask } from '../../persistence/contract/index.ts';
import { openCaseStore } from '../../persistence/open.ts';
import type { Desk } from '../../server/desk.ts';
import { connectCamunda } from '../../server/engine/camunda.ts';
import { createApp } from '../../server/http/app.ts';
import { createChanges } from '../../server/http/changes.ts';
import { createLog } from '../../server/http/log.ts';
import { createDeployedModels } from '../../server/models/deployed.ts';
import { loadShipped } from '../../server/models/shipped.ts';
import { createHandlers } from '../../server/routes/index.ts';
import { createAttemptLimit } from '../../server/sign-in/attempts.ts';
import { identify } from '../../server/sign-in/sign-in.ts';
import { quantiles, type Quantiles } from '../support/measure.ts';
import { inFolder } from '../support/stores.ts';

const CASES = 200;
const clock = systemClock();

/** Cases whose tasks have no due date and so sort behind all others. */
const UNDATED = 20;

/** Who asks: someone of a single case, of a tenth of all, of every one, or of those whose tasks sort behind all others. */
export const askers = ['oneCase', 'tenth', 'all', 'undated'] as const;
export type DeskListFigures = Record<(typeof askers)[number], Quantiles>;

interface Office {
  readonly desk: Desk;
  readonly tokens: Record<keyof DeskListFigures, string>;
}

/**
 * The desk's task list over HTTP among many open tasks: first page of fifty, earliest due first or newest first,
 * with its total; signed in, authorized and checked against the contract as ever. Milliseconds.
 */
export async function deskList(tasks: number, requests: number): Promise<DeskListFigures> {
  return inFolder(async (file) => {
    const opened = await openCaseStore({
      database: { client: 'sqlite', file },
      masterKey: randomBytes(32),
      clock,
      random: randomBytes
    });
    const office = await furnish(opened.store, tasks);
    const server = await listen(office.desk);
    try {
      const figures: Partial<Record<keyof DeskListFigures, Quantiles>> = {};
      for (const asker of askers) figures[asker] = await ask(server, office.tokens[asker], requests);
      return figures as DeskListFigures;
    } finally {
      server.close();
      server.closeAllConnections();
      office.desk.changes.close();
      await opened.close();
    }
  });
}

async function furnish(store: CaseStore, tasks: number): Promise<Office> {
  const agency = await store.agencies.add({ name: '虛構市政府工務局', parentId: null });
  const people = {
    oneCase: await addPerson(store, agency, 'one-case'),
    tenth: await addPerson(store, agency, 'tenth'),
    all: await addPerson(store, agency, 'all'),
    undated: await addPerson(store, agency, 'undated')
  };
  await store.transaction(async (inner) => {
    for (let index = 0; index < CASES; index++) {
      const caseKey = await openCase(inner, agency, index);
      const undated = index >= CASES - UNDATED;
      const names = [
        people.all,
        ...(undated ? [people.undated] : []),
        ...(index % 10 === 0 ? [people.tenth] : []),
        ...(index === 0 ? [people.oneCase] : [])
      ];
      for (const { personId } of names)
        await inner.cases.addParticipation(caseKey, { role: 'agency-head', personId });
      const share = Array.from({ length: tasks / CASES }, (_none, i) =>
        task(caseKey, index + i * CASES, undated)
      );
      await inner.tasks.project(share);
    }
  });
  const session = async ({ personId }: Person) => (await store.sessions.open(personId, 3_600_000)).token;
  return {
    desk: await deskOver(store),
    tokens: {
      oneCase: await session(people.oneCase),
      tenth: await session(people.tenth),
      all: await session(people.all),
      undated: await session(people.undated)
    }
  };
}

function addPerson(store: CaseStore, { agencyId }: Agency, account: string): Promise<Person> {
  return store.people.add({
    account,
    displayName: `測試人員${account}`,
    passwordHash: 'none',
    agencyId,
    roles: ['agency-head']
  });
}

async function openCase(store: CaseStore, { agencyId }: Agency, index: number): Promise<string> {
  const { caseKey } = await store.cases.open({
    kind: 'plan',
    templateId: 'plan-procurement-bid',
    agencyId,
    codeName: `青松${index}`,
    grade: 'official-secret',
    idempotencyKey: `bench-${index}`
  });
  return caseKey;
}

function task(caseKey: string, n: number, undated: boolean): ProjectedTask {
  const key = String(2 ** 51 + n);
  return {
    userTaskKey: key,
    caseKey,
    elementId: 'ApproveEssentials',
    elementInstanceKey: key,
    processDefinitionId: 'special-plan-approval',
    processDefinitionKey: '2251799813685249',
    processInstanceKey: key,
    name: '核定計畫',
    formKey: null,
    role: 'agency-head',
    participationId: null,
    dueAt:
      undated || n % 7 === 0
        ? null
        : new Date(1_800_000_000_000 + ((n * 7919) % 99_991) * 60_000).toISOString(),
    createdAt: new Date(1_790_000_000_000 + n).toISOString(),
    priority: 50
  };
}

/** A desk whose list is asked for and nothing else: no engine answers behind it. */
async function deskOver(store: CaseStore): Promise<Desk> {
  const camunda = connectCamunda({ restAddress: 'http://127.0.0.1:9' });
  return {
    store,
    camunda,
    models: createDeployedModels(camunda),
    shipped: await loadShipped(),
    clock,
    changes: createChanges(),
    attempts: createAttemptLimit(store.signInAttempts, clock),
    log: createLog({ level: 'silent' }),
    syncTasks: () => Promise.resolve()
  };
}

async function listen(desk: Desk): Promise<Server> {
  const app = createApp({
    desk,
    handlers: createHandlers(desk, { secureCookies: false }),
    identify: (token) => identify(desk.store, token),
    webRoot: '/nowhere',
    hostNames: []
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

async function ask(server: Server, token: string, requests: number): Promise<Quantiles> {
  const { port } = server.address() as AddressInfo;
  const times: number[] = [];
  for (let i = 0; i < requests; i++) {
    const began = performance.now();
    const sort = i % 2 === 0 ? 'due' : 'newest';
    const { tasks } = await get(`http://127.0.0.1:${port}/api/tasks?limit=50&sort=${sort}`, token);
    times.push(performance.now() - began);
    if (tasks.length !== 50) throw new Error('a page of the desk’s list is not full');
  }
  return quantiles(times);
}

function get(url: string, token: string): Promise<{ tasks: unknown[] }> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: `shoumi_session=${token}`, 'sec-fetch-site': 'same-origin' };
    const sent = request(url, { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(JSON.parse(text) as { tasks: unknown[] })
          : reject(new Error(`${response.statusCode}: ${text}`))
      );
    });
    sent.on('error', reject).end();
  });
}
