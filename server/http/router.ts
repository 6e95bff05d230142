import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import type { z } from 'zod';
import { contract, type EndpointName } from '../../api/contract.ts';
import type { Endpoint } from '../../api/endpoint.ts';
import { RefusalError, type FieldProblem } from '../../domain/refusals.ts';
import type { CaseStore, Person } from '../../persistence/contract/index.ts';
import { authorize } from '../authorization/authorize.ts';
import { rules } from '../authorization/rules.ts';
import type { Call, Handlers } from './call.ts';
import { sessionIdOf } from './session-cookie.ts';

/** Who a request comes from: the person of a live session, or undefined. */
export type Identify = (sessionToken: string | undefined) => Promise<Person | undefined>;

const problems = (error: z.ZodError): FieldProblem[] =>
  error.issues.slice(0, 50).map(({ path, message }) => ({
    path: path.map(String).join('.').slice(0, 200),
    zh: '格式不正確。',
    en: message
  }));

function read(schema: z.ZodType | undefined, given: unknown): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(given ?? {});
  if (result.success) return result.data;
  const found = problems(result.error);
  throw new RefusalError({ code: 'INVALID_INPUT', facts: { count: found.length }, problems: found });
}

/** A path that no thing can have names nothing. */
function readParams(schema: z.ZodType | undefined, given: unknown): Record<string, string> {
  if (!schema) return {};
  const result = schema.safeParse(given);
  if (!result.success) throw new RefusalError({ code: 'NOT_FOUND' });
  return result.data as Record<string, string>;
}

export async function requirePerson(identify: Identify, token: string | undefined): Promise<Person> {
  const person = await identify(token);
  if (!person) throw new RefusalError({ code: 'NOT_SIGNED_IN' });
  return person;
}

interface Parts {
  readonly handlers: Handlers;
  readonly store: CaseStore;
  readonly identify: Identify;
}

/** Order matters: who it is and whether they may is settled before anything about the body is told. */
function serve(name: EndpointName, endpoint: Endpoint, { handlers, store, identify }: Parts): RequestHandler {
  const handle = handlers[name] as (call: Call<EndpointName>) => Promise<unknown>;
  return async (request: Request, response: Response) => {
    response.locals.route = endpoint.path;
    const sessionToken = sessionIdOf(request);
    const person = endpoint.access === 'public' ? undefined : await requirePerson(identify, sessionToken);
    const params = readParams(endpoint.params, request.params);
    const relation = person ? await authorize(store, person, name, params) : ({ to: 'nothing' } as const);
    const call = {
      person,
      relation,
      params,
      query: read(endpoint.query, request.query),
      body: read(endpoint.body, request.body),
      address: request.socket.remoteAddress ?? '',
      sessionToken,
      response
    };
    response.json(endpoint.answer.parse(await handle(call as unknown as Call<EndpointName>)));
  };
}

/** Registers every endpoint of the contract; one without handler or rule is a fault at start. */
export function contractRouter(parts: Parts): Router {
  const router = express.Router({ strict: true, caseSensitive: true });
  for (const [name, endpoint] of Object.entries(contract) as [EndpointName, Endpoint][]) {
    if (!parts.handlers[name]) throw new Error(`endpoint ${name} has no handler`);
    if (!rules[name]) throw new Error(`endpoint ${name} has no rule`);
    router[endpoint.method](endpoint.path, serve(name, endpoint, parts));
  }
  return router;
}
