import { createHash } from 'node:crypto';

/** What an entry's hash covers besides the hash before it. */
export interface ChainedEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string | null;
  readonly asDeputyOf: string | null;
  readonly act: string;
  readonly caseKey: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export const GENESIS = '0'.repeat(64);

/** JSON with the keys of every object in code-point order and no spaces. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 (hex) over the hash before and the entry in canonical form. */
export function hashOfEntry(prevHash: string, entry: ChainedEntry): string {
  const { seq, at, actor, asDeputyOf, act, caseKey, facts } = entry;
  const body = canonicalJson({ seq, at, actor, asDeputyOf, act, caseKey, facts });
  return createHash('sha256').update(`${prevHash}\n${body}`).digest('hex');
}
