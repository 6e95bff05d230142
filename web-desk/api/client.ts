import type { EndpointName } from '../../api/contract.ts';
import type { AnswerOf, RequestOf } from './contract-types.ts';
import { offlineProblem, problemOf } from './problem.ts';
import { pathOf, queryOf, routes } from './routes.ts';

interface LooseRequest {
  params?: Record<string, string | number>;
  query?: Record<string, unknown>;
  body?: unknown;
}

export interface Client {
  /**
   * Calls an endpoint of the contract.
   * @throws ApiProblem when the server refuses or cannot be reached
   */
  call<N extends EndpointName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>>;
}

async function send(method: string, url: string, body: unknown): Promise<Response> {
  try {
    return await fetch(url, {
      method: method.toUpperCase(),
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
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
  return {
    async call<N extends EndpointName>(name: N, request: RequestOf<N>) {
      const { params, query, body } = request as LooseRequest;
      const { method, path } = routes[name];
      const response = await send(method, pathOf(path, params) + queryOf(query), body);
      const answer: unknown = await response.json().catch(() => null);
      if (response.ok) return answer as AnswerOf<N>;
      const problem = problemOf(response.status, answer);
      if (problem.code === 'NOT_SIGNED_IN') onSignedOut();
      throw problem;
    }
  };
}
