import type { WebApps } from '../real/web-apps.ts';
import { account } from '../real/web-apps.ts';
import type { Item } from './names.ts';

/** A refusal that the client is to see as it came. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly body: string
  ) {
    super(`${status} ${body}`);
  }
}

interface Asked {
  readonly method?: string;
  readonly body?: Item;
  readonly cookie?: string;
}

/** Asks one of the programs; answers the body as a text. Throws {@link Refused} for every other status than success. */
export async function ask(
  url: string,
  { body, cookie, method = body === undefined ? 'GET' : 'POST' }: Asked = {}
): Promise<string> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...(cookie !== undefined && { cookie }) },
    ...(body !== undefined && { body: JSON.stringify(body) })
  });
  const text = await response.text();
  if (!response.ok) throw new Refused(response.status, text);
  return text;
}

/** Someone signed in to Tasklist and Operate, asking their own interfaces. */
export class Visitor {
  #cookie: Promise<string> | undefined;

  constructor(private readonly webApps: Pick<WebApps, 'url'>) {}

  async text(path: string, body?: Item): Promise<string> {
    this.#cookie ??= this.#signIn();
    return ask(`${this.webApps.url}${path}`, { cookie: await this.#cookie, ...(body && { body }) });
  }

  async json<T>(path: string, body?: Item): Promise<T> {
    return JSON.parse(await this.text(path, body)) as T;
  }

  async #signIn(): Promise<string> {
    const form = new URLSearchParams(account);
    const response = await fetch(`${this.webApps.url}/api/login?${form}`, {
      method: 'POST',
      redirect: 'manual'
    });
    const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    if (response.status >= 400 || cookies.length === 0)
      throw new Error(`nobody could sign in: ${response.status} ${await response.text()}`);
    return cookies.join('; ');
  }
}
