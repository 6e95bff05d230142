import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands before a gateway and refuses the next requests to some paths, as a cluster under pressure does. */
export interface RefusingProxy {
  readonly url: string;
  /** Answers the next `times` requests to such a path with this status, and RESOURCE_EXHAUSTED as the title. */
  refuse(path: RegExp, status: 429 | 503, times: number): void;
  /** How many are left to refuse. */
  readonly left: number;
  close(): Promise<void>;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Opens one on a free loopback port, before the gateway at `target`. */
export async function openRefusingProxy(target: string): Promise<RefusingProxy> {
  let refusal = { path: /^$/, status: 503, times: 0 };
  const server = createServer(async (incoming, response) => {
    const body = await bodyOf(incoming);
    const path = incoming.url ?? '/';
    if (refusal.times > 0 && refusal.path.test(path)) {
      refusal.times -= 1;
      const { status } = refusal;
      response.writeHead(status, { 'content-type': 'application/problem+json' });
      response.end(
        JSON.stringify({ type: 'about:blank', title: 'RESOURCE_EXHAUSTED', status, detail: 'later' })
      );
      return;
    }
    const { host: _host, connection: _connection, 'content-length': _length, ...headers } = incoming.headers;
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    try {
      const answer = await fetch(`${target}${path}`, {
        method: incoming.method,
        headers: headers as Record<string, string>,
        body: body.length > 0 ? new Uint8Array(body) : undefined,
        signal: gone.signal
      });
      const type = answer.headers.get('content-type');
      response.writeHead(answer.status, type ? { 'content-type': type } : {});
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refuse(path, status, times) {
      refusal = { path, status, times };
    },
    get left() {
      return refusal.times;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
}
