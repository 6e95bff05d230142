import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../ports.ts';
import type { RestAnswer } from './answer.ts';
import { readBody } from './body.ts';
import { callerName, type CredentialCheck } from './credentials.ts';
import { type JsonObject, parseJsonObject } from './json-body.ts';
import { boundaryOf, parseMultipart } from './multipart.ts';
import { problemAnswer, ProblemError } from './problem.ts';
import { problemOf } from './problem-of.ts';
import { checkFields } from './request-fields.ts';
import type { Gateway, RestRequest, Route } from './route.ts';
import { Router } from './router.ts';
import { allRoutes } from './routes/index.ts';

const PREFIX = '/v2';
/** What says nothing but that the engine is well and may be used: open to everyone, as with Camunda 8. */
const OPEN: ReadonlySet<string> = new Set([`${PREFIX}/status`, `${PREFIX}/license`]);
const MEGABYTE = 1024 * 1024;
const MAX_JSON_BODY = 8 * MEGABYTE;
const NO_QUERY = new URLSearchParams();

export interface GatewayOptions {
  readonly gateway: Gateway;
  /** Whether a request may pass; refused ones get 401. */
  readonly admits: (request: IncomingMessage) => boolean | Promise<boolean>;
  readonly logger: Logger;
}

/**
 * The listener of the HTTP server: admits, finds the route, reads the body, answers.
 * Whatever goes wrong in a request becomes problem details; nothing escapes to the process.
 */
export function restListener({ gateway, admits, logger }: GatewayOptions) {
  const router = new Router(allRoutes);

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string
  ): Promise<RestAnswer> {
    const admitted = OPEN.has(path) || admits(request);
    if (admitted !== true && !(await admitted)) throw unauthorized();
    if (!path.startsWith(`${PREFIX}/`))
      throw new ProblemError({ status: 404, title: 'NOT_FOUND', detail: `The API is under ${PREFIX}.` });
    const { route, params } = router.match(request.method ?? '', path.slice(PREFIX.length));
    return route.handle(gateway, await readRequest(request, response, route, params));
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const path = pathOf(request.url ?? '');
    answer(request, response, path)
      .catch((error: unknown) => refusal(error, path, logger))
      .then((given) => send(request, response, given))
      .catch((error: unknown) => logger.error({ err: error }, 'an answer could not be sent'));
  };
}

/** A check of the `Authorization` header for {@link GatewayOptions.admits}. */
export function admitting(check: CredentialCheck): (request: IncomingMessage) => boolean {
  return (request) => check(request.headers.authorization);
}

function unauthorized(): ProblemError {
  return new ProblemError({
    status: 401,
    title: 'UNAUTHENTICATED',
    detail:
      'Send the token of this gateway: Authorization: Bearer <token>, or HTTP Basic with the token, or a user of the directory and its password.'
  });
}

function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

function queryOf(url: string): URLSearchParams {
  const query = url.indexOf('?');
  return query < 0 ? NO_QUERY : new URLSearchParams(url.slice(query + 1, query + 4096));
}

async function readRequest(
  request: IncomingMessage,
  response: ServerResponse,
  route: Route,
  params: readonly string[]
): Promise<RestRequest> {
  const isMultipart = route.takes === 'multipart';
  const boundary = isMultipart ? boundaryOf(request.headers['content-type']) : '';
  const bytes = await readBody(request, route.most ?? MAX_JSON_BODY);
  const body = isMultipart ? {} : jsonOf(request, bytes);
  checkFields(route, body);
  return {
    params,
    query: queryOf(request.url ?? ''),
    body,
    parts: isMultipart ? parseMultipart(bytes, boundary) : [],
    caller: callerName(request.headers.authorization),
    signal: () => abortedWith(response)
  };
}

function jsonOf(request: IncomingMessage, bytes: Buffer): JsonObject {
  const type = request.headers['content-type'];
  if (bytes.length > 0 && !/^application\/json\s*(;|$)/i.test(type ?? '')) {
    throw new ProblemError({
      status: 415,
      title: 'UNSUPPORTED_MEDIA_TYPE',
      detail: 'Send the request body as application/json.'
    });
  }
  return parseJsonObject(bytes);
}

function abortedWith(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  else response.once('close', () => !response.writableEnded && controller.abort());
  return controller.signal;
}

function refusal(error: unknown, path: string, logger: Logger): RestAnswer {
  const problem = problemOf(error);
  if (problem) return problemAnswer(problem, path);
  if ((error as { message?: string } | null)?.message === 'request aborted') return { status: 499 };
  logger.error({ err: error, path }, 'a request failed');
  const detail = 'The request failed within the engine; its log has the reason.';
  return problemAnswer({ status: 500, title: 'INTERNAL_ERROR', detail }, path);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, contentType, body, headers }: RestAnswer
): void {
  if (response.destroyed || response.writableEnded) return;
  const all: Record<string, string | number> = { ...headers, 'cache-control': 'no-store' };
  if (contentType) all['content-type'] = contentType;
  if (body !== undefined) all['content-length'] = Buffer.byteLength(body);
  if (!request.complete) {
    all.connection = 'close';
    response.once('finish', () => request.destroy());
  }
  response.writeHead(status, all);
  response.end(body);
}
