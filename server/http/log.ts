import type { RequestHandler } from 'express';
import { pino, type DestinationStream, type Logger } from 'pino';
import { RefusalError } from '../../domain/refusals.ts';

export type RequestLog = Logger;

/** Errors are logged by kind and place; their messages may quote what a person sent. */
const placeOf = (error: unknown) =>
  error instanceof Error
    ? { type: error.name, code: codeOf(error), stack: framesOf(error), cause: causeOf(error) }
    : { type: typeof error };

/** The catalogue's code of a refusal, else the code or HTTP status that the error came with. */
function codeOf(error: Error): string | number | undefined {
  if (error instanceof RefusalError) return error.refusal.code;
  const { code, status } = error as { readonly code?: unknown; readonly status?: unknown };
  if (typeof code === 'string' && /^\w+$/.test(code)) return code;
  return [code, status].find((value) => typeof value === 'number');
}

const frame = /^\s+at .*(:\d+:\d+\)?|\((native|<anonymous>)\))$/;

/** Frames alone: a message of several lines may look like one, so it is cut off first. */
function framesOf({ message, stack = '' }: Error): string {
  const place = stack.indexOf(message);
  return stack
    .slice(place < 0 ? 0 : place + message.length)
    .split('\n')
    .filter((line) => frame.test(line))
    .slice(0, 12)
    .join('\n');
}

const causeOf = (error: Error): string | undefined =>
  error.cause instanceof Error ? error.cause.name : undefined;

/** Structured log without bodies, queries, cookies or passwords. */
export function createLog(options: { level?: string; destination?: DestinationStream } = {}): RequestLog {
  return pino(
    {
      level: options.level ?? 'info',
      base: null,
      redact: [
        'password',
        '*.password',
        'cookie',
        '*.cookie',
        'authorization',
        '*.authorization',
        'values',
        'variables'
      ],
      serializers: { err: placeOf }
    },
    options.destination ?? pino.destination(2)
  );
}

/** One line per API request: method, the route's pattern (never the address asked for), status, milliseconds. */
export const logRequests =
  (log: RequestLog): RequestHandler =>
  (request, response, next) => {
    const begun = process.hrtime.bigint();
    response.on('finish', () => {
      const milliseconds = Number((process.hrtime.bigint() - begun) / 1_000_000n);
      const route = (response.locals.route as string | undefined) ?? 'unknown';
      log.info({ method: request.method, route, status: response.statusCode, milliseconds }, 'request');
    });
    next();
  };
