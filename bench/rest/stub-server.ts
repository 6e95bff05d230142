import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { EngineServer } from '../../engine/server.ts';
import { IN_FLIGHT, JOB_TYPE, VARIABLES, type Workload } from '../workloads/model.ts';

const KEY = '2251799813685249';

/** What an instance, a job and a user task of the workload look like but for their keys; each is the end of an object. */
const bodies = ({ processId }: Workload) => {
  const definition = {
    processDefinitionId: processId,
    processDefinitionVersion: 1,
    processDefinitionKey: '2251799813685248',
    tenantId: '<default>',
    tags: []
  };
  const rest = (members: object) => JSON.stringify({ ...definition, ...members }).slice(1);
  return {
    instance: rest({ variables: {} }),
    job: rest({
      type: JOB_TYPE,
      elementId: 'Work',
      customHeaders: {},
      worker: '',
      retries: 3,
      deadline: 0,
      variables: VARIABLES,
      elementInstanceKey: KEY,
      kind: 'BPMN_ELEMENT',
      listenerEventType: 'UNSPECIFIED'
    }),
    task: rest({
      state: 'CREATED',
      name: 'Decide',
      elementId: 'Decide',
      candidateGroups: ['bench'],
      candidateUsers: [],
      elementInstanceKey: KEY,
      creationDate: '2026-03-02T01:00:00.000Z',
      customHeaders: {},
      priority: 50
    })
  };
};

const send = (response: ServerResponse, body: string) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
};

/**
 * What a workload costs a client with no server to speak of: answers made of constants and counters, nothing kept but how far
 * each instance is. Everything above it is the client's. An instance, its jobs and its tasks share one key.
 */
export async function startStubServer(workload: Workload): Promise<EngineServer> {
  const body = bodies(workload);
  let lastKey = 2 ** 51;
  const free: string[] = [];
  const polls: ServerResponse[] = [];
  /** The turns that each open instance has behind it, and the jobs still to do in the one it is at. */
  const open = new Map<string, { turn: number; jobs: number }>();
  let scheduled = false;

  const handOut = () => {
    scheduled = false;
    while (free.length > 0 && polls.length > 0) {
      const jobs = free
        .splice(0, IN_FLIGHT)
        .map((key) => `{"jobKey":"${key}","processInstanceKey":"${key}",${body.job}`);
      send(polls.shift()!, `{"jobs":[${jobs.join(',')}]}`);
    }
  };
  const schedule = () => {
    if (!scheduled) setImmediate(handOut);
    scheduled = true;
  };
  const enter = (key: string, turn: number) => {
    const next = workload.turns[turn];
    if (next === undefined) return void open.delete(key);
    const jobs = next === 'person' ? 0 : next.jobs;
    open.set(key, { turn, jobs });
    for (let job = 0; job < jobs; job++) free.push(key);
  };
  const complete = (key: string) => {
    const at = open.get(key)!;
    if (at.jobs > 1) at.jobs -= 1;
    else enter(key, at.turn + 1);
  };
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url!.split('/');
    if (path.at(-1) === 'search') {
      const { filter } = JSON.parse(await text(request)) as { filter: { processInstanceKey: string } };
      const key = filter.processInstanceKey;
      const task = `{"userTaskKey":"${key}","processInstanceKey":"${key}",${body.task}`;
      send(response, `{"items":[${task}],"page":{"totalItems":1}}`);
      return;
    }
    await text(request);
    if (path.at(-1) === 'activation') polls.push(response);
    else if (path.at(-1) === 'assignment') response.writeHead(204).end();
    else if (path.at(-1) === 'completion') {
      complete(path.at(-2)!);
      response.writeHead(204).end();
    } else {
      const key = String(++lastKey);
      enter(key, 0);
      send(response, `{"processInstanceKey":"${key}",${body.instance}`);
    }
    schedule();
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}
