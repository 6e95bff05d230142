import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';

/** What the SDK's client calls for each request. */
export type Fetch = (request: Request) => Promise<Response>;

/**
 * A `fetch` for the embedded gateway that carries its token. Node's own passes each body through web streams, and the
 * SDK makes every request twice to put credentials on it; over `node:http` a call takes a third of the processor time,
 * which matters where desk, workers and engine share one process. Unreachable is what it is with Node's own: a
 * TypeError "fetch failed" with its cause, which the SDK tries again.
 */
export function loopbackFetch(token: string): Fetch {
  const agent = new Agent({ keepAlive: true });
  return async (request) => {
    const body = request.body === null ? undefined : Buffer.from(await request.arrayBuffer());
    try {
      const [answer, content] = await exchange(request, { agent, token, body });
      return new Response(content.length === 0 ? null : content, {
        status: answer.statusCode ?? 500,
        headers: { 'content-type': answer.headers['content-type'] ?? '' }
      });
    } catch (cause) {
      if (request.signal.aborted) throw cause;
      throw new TypeError('fetch failed', { cause });
    }
  };
}

interface Sending {
  readonly agent: Agent;
  readonly token: string;
  readonly body: Buffer | undefined;
}

function exchange(
  { url, method, headers, signal }: Request,
  { agent, token, body }: Sending
): Promise<[answer: IncomingMessage, content: Buffer<ArrayBuffer>]> {
  return new Promise((resolve, reject) => {
    const sent = { ...Object.fromEntries(headers), authorization: `Bearer ${token}` };
    const call = httpRequest(url, { agent, method, headers: sent, signal }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => resolve([answer, Buffer.concat(chunks)]));
      answer.on('error', reject);
    });
    call.on('error', reject);
    call.end(body);
  });
}
