import type { RestAnswer } from './answer.ts';

/**
 * A refusal as the gateway words it: the code is the title of the problem details (RFC 9457), as in Camunda 8.
 */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

/** Thrown inside a route to answer with a problem; the gateway turns it into problem details. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** 400: the request itself is wrong. */
export function invalidArgument(detail: string): ProblemError {
  return new ProblemError({ status: 400, title: 'INVALID_ARGUMENT', detail });
}

/** 400: the body cannot be read as what is asked for. */
export function unreadable(detail: string): ProblemError {
  return new ProblemError({ status: 400, title: 'Bad Request', detail });
}

/** 404: there is no such thing. */
export function notFound(detail: string): ProblemError {
  return new ProblemError({ status: 404, title: 'NOT_FOUND', detail });
}

/** 429: too much of this is being done already. */
export function exhausted(detail: string): ProblemError {
  return new ProblemError({ status: 429, title: 'RESOURCE_EXHAUSTED', detail });
}

/** 501: Camunda 8 knows this operation, this engine does not offer it. */
export function notImplemented(detail: string): ProblemError {
  return new ProblemError({ status: 501, title: 'UNIMPLEMENTED', detail });
}

/** Problem details (RFC 9457) for a refusal; `instance` is the path that was asked for. */
export function problemAnswer(problem: Problem, instance: string): RestAnswer {
  const body = {
    type: 'about:blank',
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    instance
  };
  const headers = problem.status === 401 ? { 'www-authenticate': 'Bearer realm="engine"' } : undefined;
  return {
    status: problem.status,
    contentType: 'application/problem+json',
    body: JSON.stringify(body),
    headers
  };
}
