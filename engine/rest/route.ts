import type { Engine } from '../engine.ts';
import type { EngineQueries } from '../ports.ts';
import type { RestAnswer } from './answer.ts';
import type { DocumentLinks } from './document-links.ts';
import type { JsonObject } from './json-body.ts';
import type { Part } from './multipart.ts';

/** What routes work with. */
export interface Gateway {
  readonly engine: Engine;
  readonly queries: EngineQueries;
  readonly links: DocumentLinks;
  /** Where the gateway listens, for the topology. */
  readonly address: () => { host: string; port: number };
}

/** A request whose path has matched and whose body has been read. */
export interface RestRequest {
  /** Values of the path's parameters, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  /** The JSON body; empty when there is none or it is multipart. */
  readonly body: JsonObject;
  readonly parts: readonly Part[];
  /** The user that the caller says it is; null when it says nothing. */
  readonly caller: string | null;
  /** Aborts when the caller goes away. */
  readonly signal: () => AbortSignal;
}

export type Handler = (gateway: Gateway, request: RestRequest) => RestAnswer | Promise<RestAnswer>;

/**
 * One operation. In the path `{key}` stands for a 64-bit key and `{id}` for any one segment.
 * `takes` says what the body is; `most` how many bytes it may have.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly handle: Handler;
  readonly takes?: 'multipart';
  readonly most?: number;
  /** How it differs from Camunda 8. */
  readonly note?: string;
  /** Why it is answered with 501. */
  readonly refused?: string;
}
