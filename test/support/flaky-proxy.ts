import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Before: the engine never hears of it. After: it did what was asked, and its answer is lost. */
export type Moment = 'before' | 'after';

/** Stands between the desk and the engine, and breaks the line at one request. */
export interface FlakyProxy {
  readonly url: string;
  /** Breaks the line at the next request to such a path; nothing passes until `restore`. */
  breakAt(path: RegExp, moment: Moment): void;
  /** As `breakAt`, but the request is left waiting instead; resolves when it came. */
  holdAt(path: RegExp, moment: Moment): Promise<void>;
  restore(): void;
  /** How many requests to such a path the engine accepted. */
  accepted(path: RegExp): number;
  close(): Promise<void>;
}

interface Trap {
  readonly path: RegExp;
  readonly moment: Moment;
  /** What happens to the request that is caught. */
  readonly spring: (response: ServerResponse) => void;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function forwarded(
  target: string,
  token: string,
  incoming: IncomingMessage,
  body: Buffer
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const { host: _host, authorization: _authorization, ...headers } = incoming.headers;
    const outgoing = request(
      new URL(incoming.url ?? '/', target),
      { method: incoming.method, headers: { ...headers, authorization: `Bearer ${token}` } },
      (answer) =>
        void bodyOf(answer).then(
          (answered) =>
            resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: answered }),
          reject
        )
    );
    outgoing.on('error', reject);
    incoming.socket.once('close', () => outgoing.destroy());
    outgoing.end(body);
  });
}

/** Opens a proxy on a free loopback port to the engine at `target`, whose token it adds. */
export async function openFlakyProxy(target: string, token: string): Promise<FlakyProxy> {
  let trap: Trap | undefined;
  let down = false;
  const paths: string[] = [];

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = incoming.url ?? '/';
    if (down) return void response.destroy();
    const sprung = trap?.path.test(path) ? trap : undefined;
    if (sprung) {
      trap = undefined;
      down = true;
      if (sprung.moment === 'before') return sprung.spring(response);
    }
    const answer = await forwarded(target, token, incoming, await bodyOf(incoming));
    if (answer.status < 300) paths.push(path);
    if (sprung) return sprung.spring(response);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakAt(path, moment) {
      trap = { path, moment, spring: (response) => response.destroy() };
    },
    holdAt(path, moment) {
      return new Promise((resolve) => {
        trap = { path, moment, spring: () => resolve() };
      });
    },
    restore() {
      down = false;
    },
    accepted: (path) => paths.filter((each) => path.test(each)).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}
