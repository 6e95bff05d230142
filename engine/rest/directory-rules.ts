import { defaultTenant } from '../records.ts';
import { invalidArgument } from './problem.ts';

/** Characters of an id or a text; of ids Camunda takes one more, which an index of MariaDB does not. */
const most = 255;
const mostOfTenantId = 31;
const idPattern = /^[a-zA-Z0-9_~@.+-]+$/;
const tenantIdPattern = /^[\w.-]+$/;
const emailPattern = /^[^\s@.]+(?:\.[^\s@.]+)*@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** What a text must be: there and not blank, there, or neither. */
export type Needed = 'filled' | 'given' | 'optional';

/** What is wrong with an id of the directory, by what Camunda 8.8 lets be one; `name`: how the API calls it. */
export function idViolations(name: string, id: string): string[] {
  if (isBlank(id)) return [`No ${name} provided`];
  const isTenant = name === 'tenantId';
  const limit = isTenant ? mostOfTenantId : most;
  if (id.length > limit) return [tooLong(name, limit)];
  const pattern = isTenant ? tenantIdPattern : idPattern;
  if (pattern.test(id) || (isTenant && id === defaultTenant)) return [];
  return [`The provided ${name} contains illegal characters. It must match the pattern '${pattern.source}'`];
}

/** What is wrong with another text of an entry. */
export function textViolations(name: string, text: string | undefined, needed: Needed): string[] {
  if (needed === 'filled' ? isBlank(text) : needed === 'given' && text === undefined)
    return [`No ${name} provided`];
  if (text && text.length > most) return [tooLong(name, most)];
  const isWrongEmail = name === 'email' && text && !isBlank(text) && !emailPattern.test(text);
  return isWrongEmail ? [`The provided email '${text}' is not valid`] : [];
}

/** Refuses a request with all that is wrong with it, in one answer. */
export function refuseViolations(violations: readonly string[]): void {
  if (violations.length > 0) throw invalidArgument(`${violations.join('. ')}.`);
}

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

function tooLong(name: string, limit: number): string {
  return `The provided ${name} exceeds the limit of ${limit} characters`;
}
