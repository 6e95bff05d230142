import type { Response } from 'express';
import type { z } from 'zod';
import type { Contract, EndpointName } from '../../api/contract.ts';
import type { Relation } from '../authorization/may.ts';
import type { Person } from '../../persistence/contract/index.ts';

type Output<T> = T extends z.ZodType ? z.output<T> : never;
type Input<T> = T extends z.ZodType ? z.input<T> : never;

/** A checked and authorized request to one endpoint. */
export interface Call<N extends EndpointName> {
  /** Undefined at sign-in only. */
  readonly person: N extends 'signIn' ? undefined : Person;
  readonly relation: Relation;
  readonly params: Output<NonNullable<Contract[N]['params']>>;
  readonly query: Output<NonNullable<Contract[N]['query']>>;
  readonly body: Output<NonNullable<Contract[N]['body']>>;
  /** The peer's address; forwarding headers are not believed. */
  readonly address: string;
  readonly sessionToken: string | undefined;
  readonly response: Response;
}

export type Answer<N extends EndpointName> = Input<Contract[N]['answer']>;
export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<Answer<N>>;
export type Handlers = { readonly [N in EndpointName]: Handler<N> };
export type Part<N extends EndpointName> = Pick<Handlers, N>;
