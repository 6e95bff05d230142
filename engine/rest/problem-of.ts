import { InvalidCursor, PageTooLong, SearchTooCostly, TooManySearches } from '../ports.ts';
import { SearchError } from '../query/search-spec.ts';
import { exhausted, invalidArgument, type Problem, ProblemError } from './problem.ts';

/** What a search is refused for; whoever asked can ask otherwise. */
const refusals = [SearchError, InvalidCursor, PageTooLong, SearchTooCostly];

/** The problem that an error stands for, wherever a request met it; undefined where it is a fault of the engine. */
export function problemOf(error: unknown): Problem | undefined {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof TooManySearches) return exhausted(error.message).problem;
  return refusals.some((kind) => error instanceof kind)
    ? invalidArgument((error as Error).message).problem
    : undefined;
}
