import { Agent, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cluster } from '../real/cluster.ts';
import { ask, Refused, Visitor } from './ask.ts';
import { forward } from './forward.ts';
import type { Item } from './names.ts';
import type { Search } from './page.ts';
import {
  definitionXml,
  searches,
  userTask,
  userTaskForm,
  userTaskVariables,
  type Sources
} from './searches.ts';

/** A cluster of 8.6 under the names of 8.8. */
export interface Proxy {
  readonly url: string;
  close(): Promise<void>;
}

type Answer = (sources: Sources, params: readonly string[], body: Item) => Promise<unknown>;

/**
 * 8.6.0's Tasklist stops importing at a user task that was created at exactly .000 ms (camunda/camunda#27237): a clock is never pinned to a
 * whole second.
 */
async function pinClock({ broker }: Sources, body: Item): Promise<void> {
  const timestamp = Number(body['timestamp']);
  const moved = timestamp % 1_000 === 0 ? timestamp + 1 : timestamp;
  await ask(`${broker}/v2/clock`, { method: 'PUT', body: { timestamp: moved } });
}

/** What 8.6 does not answer itself, or under other names; everything else is handed on. */
const answers: readonly (readonly [method: string, path: RegExp, answer: Answer])[] = [
  ...Object.entries(searches).map(
    ([name, search]) =>
      [
        'POST',
        new RegExp(`^/v2/${name}/search$`),
        (sources: Sources, _: readonly string[], body: Item) => search(sources, body as Search)
      ] as const
  ),
  ['GET', /^\/v2\/user-tasks\/(\d+)$/, (sources, [key = '']) => userTask(sources, key)],
  ['GET', /^\/v2\/user-tasks\/(\d+)\/form$/, (sources, [key = '']) => userTaskForm(sources, key)],
  [
    'POST',
    /^\/v2\/user-tasks\/(\d+)\/variables\/search$/,
    (sources, [key = ''], body) => userTaskVariables(sources, key, body as Search)
  ],
  ['PUT', /^\/v2\/clock$/, (sources, _, body) => pinClock(sources, body)],
  ['GET', /^\/v2\/process-definitions\/(\d+)\/xml$/, (sources, [key = '']) => definitionXml(sources, key)]
];

async function readBody(request: IncomingMessage): Promise<Item> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Item);
}

function send(response: ServerResponse, body: unknown): void {
  if (body === undefined) response.writeHead(204).end();
  else if (typeof body === 'string') response.writeHead(200, { 'content-type': 'text/xml' }).end(body);
  else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendFailure(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const { status, body } =
    error instanceof Refused
      ? error
      : { status: 502, body: JSON.stringify({ status: 502, detail: String(error) }) };
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(body);
}

/** Starts the proxy on a free loopback port. */
export async function startProxy({ broker, webApps }: Pick<Cluster, 'broker' | 'webApps'>): Promise<Proxy> {
  const sources = { broker: broker.restAddress, visitor: new Visitor(webApps) };
  const agent = new Agent({ keepAlive: true });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', broker.restAddress);
    for (const [method, path, answer] of answers) {
      const found = request.method === method && path.exec(pathname);
      if (found) return send(response, await answer(sources, found.slice(1), await readBody(request)));
    }
    return forward(request, response, { address: broker.restAddress, agent });
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => sendFailure(response, error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
}
