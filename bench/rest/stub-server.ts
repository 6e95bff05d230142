import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EngineServer } from '../../engine/server.ts';
import { IN_FLIGHT, JOB_TYPE, oneTask, VARIABLES } from '../workloads/model.ts';

const CONSTANTS = {
  processDefinitionId: oneTask.processId,
  processDefinitionVersion: 1,
  processDefinitionKey: '2251799813685248',
  tenantId: '<default>',
  tags: []
};
const JOB = JSON.stringify({
  ...CONSTANTS,
  type: JOB_TYPE,
  elementId: 'Work',
  customHeaders: {},
  worker: '',
  retries: 3,
  deadline: 0,
  variables: VARIABLES,
  elementInstanceKey: '2251799813685249',
  kind: 'BPMN_ELEMENT',
  listenerEventType: 'UNSPECIFIED'
}).slice(1);
const INSTANCE = JSON.stringify({ ...CONSTANTS, variables: {} }).slice(1);

/**
 * What W1 costs a client with no server to speak of: answers made of constants and a counter, nothing read, nothing
 * kept. Everything above it is the client's.
 */
export async function startStubServer(): Promise<EngineServer> {
  let lastKey = 2 ** 51;
  const free: string[] = [];
  const polls: ServerResponse[] = [];
  let scheduled = false;

  const send = (response: ServerResponse, body: string) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body)
    });
    response.end(body);
  };
  const handOut = () => {
    scheduled = false;
    while (free.length > 0 && polls.length > 0) {
      const jobs = free
        .splice(0, IN_FLIGHT)
        .map((key) => `{"jobKey":"${key}","processInstanceKey":"${key}",${JOB}`);
      send(polls.shift()!, `{"jobs":[${jobs.join(',')}]}`);
    }
  };
  const schedule = () => {
    if (!scheduled) setImmediate(handOut);
    scheduled = true;
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    if (request.url!.endsWith('/activation')) polls.push(response);
    else if (request.url!.endsWith('/completion')) response.writeHead(204).end();
    else {
      const key = String(++lastKey);
      free.push(key);
      send(response, `{"processInstanceKey":"${key}",${INSTANCE}`);
    }
    schedule();
  };
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(request, response));
  });
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
