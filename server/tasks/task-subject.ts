import type { Values } from '../forms/expression.ts';

/** Variables that say which of several alike a task is about. */
const subjects = ['taskId', 'participationId', 'copyId', 'itemNumber', 'leavingMember'];

/** What of a task's variables says which of several alike it is about. */
export const subjectOf = (variables: Values): Values =>
  Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => subjects.includes(name) && typeof value === 'string')
  );

/** What an earlier entry was about must be what this one is about, where both say so. */
export const isSameSubject = (subject: Values, values: Values): boolean =>
  Object.entries(subject).every(([name, value]) => values[name] === undefined || values[name] === value);
