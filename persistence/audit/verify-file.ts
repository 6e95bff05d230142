import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { ChainWalk, type ClaimedEntry, type ClaimedHead, type WalkFailure } from './walk.ts';

export type FileVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string; readonly publicKey: string }
  | WalkFailure;

interface EndLine {
  readonly end: ClaimedHead & { readonly publicKey: string };
}

const parse = (line: string): ClaimedEntry | EndLine | undefined => {
  try {
    const value = JSON.parse(line) as ClaimedEntry | EndLine | null;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Checks an exported audit log (JSON lines) with Node alone. With `publicKey` (SPKI, base64) the head must be signed by
 * exactly that key; without it, by the key that the file itself names, which the caller then compares.
 */
export async function verifyAuditFile(
  file: string,
  options: {
    readonly publicKey?: string;
    readonly known?: { readonly seq: number; readonly hash: string };
  } = {}
): Promise<FileVerdict> {
  const walk = new ChainWalk(options.known);
  let count = 0;
  let end: EndLine['end'] | undefined;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line === '') continue;
    const value = parse(line);
    if (value === undefined || end) return { ok: false, seq: count + 1, problem: 'unreadable' };
    if ('end' in value) {
      end = value.end;
      continue;
    }
    const failure = walk.step(value);
    if (failure) return failure;
    count += 1;
  }
  if (!end) return { ok: false, seq: count + 1, problem: 'truncated' };
  const publicKey = options.publicKey ?? end.publicKey;
  const verdict = walk.finish(end, publicKey);
  return verdict.ok ? { ...verdict, publicKey } : verdict;
}
