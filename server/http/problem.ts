import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler } from 'express';
import type { z } from 'zod';
import type { problem } from '../../api/schemas.ts';
import { errorCatalogue, messageOf, RefusalError, type Refusal } from '../../domain/refusals.ts';
import { stoodInTheWay } from '../../persistence/register/atomically.ts';
import { isUnreachable } from '../engine/failure.ts';
import type { RequestLog } from './log.ts';

type Problem = z.infer<typeof problem>;

/** The one shape of a refused request: code and message of the catalogue in both languages. */
export function problemOf(refusal: Refusal): Problem {
  return {
    code: refusal.code,
    message: { zh: messageOf(refusal, 'zh'), en: messageOf(refusal, 'en') },
    ...(refusal.problems && {
      problems: refusal.problems.map(({ path, zh, en, clauses }) => ({
        path,
        zh,
        en,
        ...(clauses && { clauses: [...clauses] })
      }))
    })
  };
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** Refusals pass; what body parsing throws gets its code; anything else is a bug and stays inside. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof RefusalError) return error.refusal;
  if (stoodInTheWay(error)) return { code: 'DATABASE_BUSY' };
  if (isUnreachable(error)) return { code: 'ENGINE_UNAVAILABLE' };
  if (error instanceof URIError) return { code: 'MALFORMED' };
  const { type, status, limit } = (error ?? {}) as { type?: string; status?: number; limit?: number };
  if (type === 'entity.too.large') return { code: 'TOO_LARGE', facts: { limit: megabytes(limit ?? 0) } };
  if (status !== undefined && status >= 400 && status < 500) return { code: 'MALFORMED' };
  return undefined;
}

/** The one error handler. An unexpected error is logged under a reference, which is all that the caller learns. */
export const answerProblems =
  (log: RequestLog): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const known = refusalOf(error);
    const reference = randomUUID().slice(0, 8);
    if (!known) log.error({ reference, err: error }, 'request failed');
    const refusal = known ?? { code: 'INTERNAL', facts: { reference } };
    if (refusal.code === 'TOO_MANY_ATTEMPTS')
      response.set('retry-after', String(refusal.facts?.seconds ?? 60));
    response.status(errorCatalogue[refusal.code].status).json(problemOf(refusal));
  };
