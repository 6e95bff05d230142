import { request as httpRequest, type Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { newNames, newValues, type Item } from './names.ts';

const renamedAnswer = (path: string, text: string): string => {
  const value = JSON.parse(text) as unknown;
  if (path !== '/v2/jobs/activation') return JSON.stringify(newValues(value));
  const { jobs } = value as { jobs: readonly Item[] };
  return JSON.stringify({ jobs: jobs.map((job) => newNames('job', job)) });
};

/**
 * Hands a request to the broker as it comes in, whatever its length, and its answer back under the new names. A client that goes away in the
 * middle takes its request along, so that no job is activated for nobody.
 */
export function forward(
  request: IncomingMessage,
  response: ServerResponse,
  { address, agent }: { readonly address: string; readonly agent: Agent }
): Promise<void> {
  const url = new URL(request.url ?? '/', address);
  return new Promise((resolve, reject) => {
    const onward = httpRequest(
      url,
      { agent, method: request.method, headers: { ...request.headers, host: url.host } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = answer.statusCode ?? 502;
          const isJson = /json/.test(answer.headers['content-type'] ?? '') && text !== '';
          const body = isJson && status < 300 ? renamedAnswer(url.pathname, text) : text;
          response.writeHead(status, {
            ...(answer.headers['content-type'] && { 'content-type': answer.headers['content-type'] }),
            'content-length': Buffer.byteLength(body)
          });
          response.end(body, resolve);
        });
      }
    );
    onward.on('error', reject);
    response.once('close', () => {
      if (!response.writableFinished) onward.destroy();
      resolve();
    });
    request.pipe(onward);
  });
}
