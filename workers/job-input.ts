import type { Job } from './job.ts';

/** A model that does not give a job what its type asks for. The message names the input, never its value. */
export class JobInputError extends Error {
  constructor(job: Job, input: string) {
    super(`${job.type} at ${job.elementId} lacks ${input}.`);
    this.name = 'JobInputError';
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** A task header; JobInputError when the model does not set it. */
export function header(job: Job, name: string): string {
  const value = job.headers[name];
  if (!isText(value)) throw new JobInputError(job, `the header ${name}`);
  return value;
}

/** A variable that must be a non-empty text. */
export function textVariable(job: Job, name: string): string {
  const value = job.variables[name];
  if (!isText(value)) throw new JobInputError(job, `the variable ${name}`);
  return value;
}

/** A variable that may be missing or null. */
export function optionalText(job: Job, name: string): string | undefined {
  const value = job.variables[name];
  return isText(value) ? value : undefined;
}

/** A variable that must be a list; `item` checks each of its members. */
export function listVariable<Item>(
  job: Job,
  name: string,
  item: (value: unknown) => value is Item
): readonly Item[] {
  const value = job.variables[name];
  if (!Array.isArray(value) || !value.every(item)) throw new JobInputError(job, `the list ${name}`);
  return value as Item[];
}

export const isString = (value: unknown): value is string => typeof value === 'string';

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const caseKeyOf = (job: Job): string => textVariable(job, 'caseKey');
