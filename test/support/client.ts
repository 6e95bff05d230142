import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { contract, type Contract, type EndpointName } from '../../api/contract.ts';
import type { Endpoint } from '../../api/endpoint.ts';

type Problem = {
  code: string;
  message: { zh: string; en: string };
  problems?: { path: string; zh: string; clauses?: string[] }[];
};

/** What a call sends; `params` fill the path. */
export interface Sent {
  readonly params?: Readonly<Record<string, string | number>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refused request, with the problem that the desk answered. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    where: string
  ) {
    const details = (problem.problems ?? []).map(({ path, zh }) => `${path}: ${zh}`).join('; ');
    super(`${where} → ${status} ${problem.code}: ${problem.message?.en ?? ''} ${details}`);
  }
}

const fill = (path: string, params: Sent['params'] = {}): string =>
  path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(params[name] ?? '')));

/** Someone at a browser: keeps the session's cookie and signs in again when it has expired. */
export class Client {
  private cookie: string | undefined;

  constructor(
    readonly baseUrl: string,
    readonly account: string,
    readonly password: string
  ) {}

  /** One HTTP request as a browser of this site would send it. */
  async request(
    method: string,
    path: string,
    { query, body, headers }: Omit<Sent, 'params'> = {}
  ): Promise<Response> {
    const url = new URL(`/api${path}`, this.baseUrl);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
    const response = await fetch(url, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(this.cookie && { cookie: this.cookie }),
        ...headers
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
    });
    const set = response.headers.getSetCookie().find((each) => each.startsWith('shoumi_session='));
    if (set) this.cookie = set.split(';')[0];
    return response;
  }

  async signIn(): Promise<void> {
    await this.call('signIn', { body: { account: this.account, password: this.password } });
  }

  /** Calls an endpoint of the contract; throws {@link Refused} when the desk refuses. */
  async call<N extends EndpointName>(name: N, sent: Sent = {}): Promise<z.output<Contract[N]['answer']>> {
    const endpoint: Endpoint = contract[name];
    const send = () => this.request(endpoint.method.toUpperCase(), fill(endpoint.path, sent.params), sent);
    let response = await send();
    if (response.status === 401 && name !== 'signIn') {
      await this.signIn();
      response = await send();
    }
    const answer: unknown = await response.json();
    if (!response.ok) throw new Refused(response.status, answer as Problem, `${this.account} ${name}`);
    return endpoint.answer.parse(answer) as z.output<Contract[N]['answer']>;
  }

  /** The refusal that a call must meet; throws when it is let through. */
  async refused<N extends EndpointName>(name: N, sent: Sent = {}): Promise<Refused> {
    try {
      await this.call(name, sent);
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
    throw new Error(`${this.account} ${name} was let through`);
  }

  async download(path: string): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
    let response = await this.request('GET', path);
    if (response.status === 401) {
      await this.signIn();
      response = await this.request('GET', path);
    }
    return {
      status: response.status,
      bytes: Buffer.from(await response.arrayBuffer()),
      headers: response.headers
    };
  }

  /** The session's cookie, for tests that steal or replay it. */
  get session(): string | undefined {
    return this.cookie;
  }
}

export const newKey = (): string => randomUUID();
