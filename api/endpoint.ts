import type { z } from 'zod';

/** One endpoint of the desk's HTTP API: method, path with `:params`, and the schemas of what goes in and out. */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType
> {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  readonly path: string;
  readonly summary: string;
  /** Who may call at all; the relation to the case is decided by the one authorization module. */
  readonly access: 'public' | 'signed-in';
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
}

/** Keeps the schemas' types. */
export const endpoint = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  definition: Endpoint<P, Q, B, A>
): Endpoint<P, Q, B, A> => definition;
