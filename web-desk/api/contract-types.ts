import type { z } from 'zod';
import type { Contract, EndpointName } from '../../api/contract.ts';
import type { Endpoint } from '../../api/endpoint.ts';

type PartsOf<N extends EndpointName> =
  Contract[N] extends Endpoint<infer P, infer Q, infer B, infer A>
    ? { params: z.input<P>; query: z.input<Q>; body: z.input<B>; answer: z.output<A> }
    : never;

type Part<K extends string, V> = unknown extends V
  ? { [key in K]?: undefined }
  : Partial<V> extends V
    ? { [key in K]?: V }
    : { [key in K]: V };

/** What a call of the endpoint takes: path parameters, query and body, as far as the contract has them. */
export type RequestOf<N extends EndpointName> = Part<'params', PartsOf<N>['params']> &
  Part<'query', PartsOf<N>['query']> &
  Part<'body', PartsOf<N>['body']>;

/** What the endpoint answers when it does not refuse. */
export type AnswerOf<N extends EndpointName> = PartsOf<N>['answer'];

export type Me = AnswerOf<'me'>;
export type Person = AnswerOf<'people'>['people'][number];
export type TaskSummary = AnswerOf<'tasks'>['tasks'][number];
export type TaskDetail = AnswerOf<'task'>;
export type CaseSummary = AnswerOf<'cases'>['cases'][number];
export type CaseRoom = AnswerOf<'caseRoom'>;
export type LeakRoom = AnswerOf<'leakRoom'>;
export type PlanDraft = AnswerOf<'plan'>;
export type PlanVersion = AnswerOf<'planVersions'>['versions'][number];
export type PlanProblem = PlanDraft['problems'][number];
export type Template = AnswerOf<'templates'>['templates'][number];
export type NoticeView = AnswerOf<'notices'>['notices'][number];
export type DocumentSummary = CaseRoom['documents'][number];
export type CopyView = CaseRoom['copies'][number];
export type SealedItemView = CaseRoom['sealedItems'][number];
export type MeasureView = CaseRoom['measures'][number];
export type HistoryEntry = CaseRoom['history'][number];
export type ParticipationView = CaseRoom['members'][number];
export type Token = CaseRoom['tokens'][number];
export type CaseAction = CaseRoom['actions'][number];
export type FormValues = Record<string, unknown>;
export type FormSchema = Record<string, unknown>;
/** A sentence in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
