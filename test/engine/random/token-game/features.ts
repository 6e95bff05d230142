import { features } from '../../../camunda/generate/features.ts';

/** Blocks that the token game has no rules for. */
const without: ReadonlySet<string> = new Set([
  'process started by a signal',
  'process started by a message',
  'process started by a timer',
  'ad-hoc sub-process with a list',
  'ad-hoc sub-process with a worker',
  'ad-hoc sub-process of tasks',
  'execution listeners of an element',
  'execution listeners in a block',
  'execution listeners of a scope',
  'execution listeners of the process',
  'native user task with listeners',
  'native user task that is interrupted',
  'native user task with a form',
  'call activity by binding type',
  'business rule task by binding type',
  'linked resource'
]);

/** The names of all other blocks. */
export const playable: readonly string[] = Object.keys(features).filter((name) => !without.has(name));
