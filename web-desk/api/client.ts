import type { EndpointName } from '../../api/contract.ts';
import type { AnswerOf, RequestOf } from './contract-types.ts';
import { offlineProblem, problemOf } from './problem.ts';
import { pathOf, queryOf, routes } from './routes.ts';

interface LooseRequest {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
}

export interface CallOptions {
  /** The page is being left: the request goes on without it, where its body is small enough. */
  readonly leaving?: boolean;
}

export interface Client {
  /**
   * Calls an endpoint of the contract.
   * @throws ApiProblem when the server refuses or cannot be reached
   */
  call<N extends EndpointName>(name: N, request: RequestOf<N>, options?: CallOptions): Promise<AnswerOf<N>>;
}

/** What browsers let outlive a page (Fetch standard, 64 KiB), with room for other requests. */
const mostLeaving = 60_000;

async function send(method: string, url: string, body: unknown, leaving: boolean): Promise<Response> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  try {
    return await fetch(url, {
      method: method.toUpperCase(),
      keepalive: leaving && new Blob([text ?? '']).size < mostLeaving,
      credentials: 'same-origin',
      headers: text === undefined ? {} : { 'content-type': 'application/json' },
      ...(text === undefined ? {} : { body: text })
    });
  } catch {
    throw offlineProblem();
  }
}

/**
 * A client of the desk's API.
 * @param onSignedOut called when an answer says that the session has ended
 */
export function createClient(onSignedOut: () => void): Client {
  /** How often somebody has signed in: what was asked before says nothing of the session that there is now. */
  let signIns = 0;
  return {
    async call<N extends EndpointName>(name: N, request: RequestOf<N>, { leaving = false } = {}) {
      const { params, query, body } = request as LooseRequest;
      const { method, path } = routes[name];
      const before = signIns;
      const response = await send(method, pathOf(path, params) + queryOf(query), body, leaving);
      const answer: unknown = await response.json().catch(() => null);
      if (response.ok && name === 'signIn') signIns += 1;
      if (response.ok) return answer as AnswerOf<N>;
      const problem = problemOf(response.status, answer);
      if (problem.code === 'NOT_SIGNED_IN' && before === signIns) onSignedOut();
      throw problem;
    }
  };
}
