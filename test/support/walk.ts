import { contract, downloads } from '../../api/contract.ts';
import type { Endpoint } from '../../api/endpoint.ts';
import type { Client } from './client.ts';

/** One GET request and what came back. */
export interface Seen {
  /** The route, e.g. `/cases/:caseKey`. */
  readonly route: string;
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** What may stand for each `:param` of a path; a parameter that is missing here cannot be walked and throws. */
export type Pools = Readonly<Record<string, readonly string[]>>;

const gets = (Object.values(contract) as readonly Endpoint[])
  .filter(({ method }) => method === 'get')
  .map(({ path }) => path);

/** Every route that the desk answers to GET: endpoints of the contract and downloads. */
export const getRoutes: readonly string[] = [...gets, ...Object.values(downloads)];

/** The path with every combination of what its parameters may be. */
function filled(path: string, pools: Pools): string[] {
  const [param, name] = /:(\w+)/.exec(path) ?? [];
  if (param === undefined || name === undefined) return [path];
  const pool = pools[name];
  if (!pool) throw new Error(`the walk does not know what ${param} of ${path} may be`);
  return pool.flatMap((value) => filled(path.replace(param, encodeURIComponent(value)), pools));
}

/** The whole answer; of a stream that does not end, what it says first. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return Buffer.from(first?.value ?? []).toString('utf8');
}

/** Asks for everything that can be asked for, one request after another. */
export async function walk(client: Client, pools: Pools, except: readonly string[] = []): Promise<Seen[]> {
  await client.call('me');
  const seen: Seen[] = [];
  for (const route of getRoutes.filter((each) => !except.includes(each)))
    for (const path of filled(route, pools)) {
      const response = await client.request('GET', path);
      seen.push({ route, path, status: response.status, body: await textOf(response) });
    }
  return seen;
}
