import { chmod, open, readFile, stat } from 'node:fs/promises';
import { RefusalError } from '../../domain/refusals.ts';
import { codeOf, messageOf } from '../register/error-code.ts';

const KEY_BYTES = 32;

const unusable = (reason: string, cause?: unknown): RefusalError =>
  new RefusalError({ code: 'MASTER_KEY_UNUSABLE', facts: { reason } }, { cause });

/** 32 bytes written as 64 hexadecimal digits. MASTER_KEY_UNUSABLE when it is anything else. */
export function parseMasterKey(text: string): Buffer {
  const digits = text.trim();
  if (!/^[0-9a-f]{64}$/i.test(digits)) throw unusable(`not ${KEY_BYTES} bytes in hexadecimal`);
  return Buffer.from(digits, 'hex');
}

async function readKey(file: string): Promise<Buffer | undefined> {
  try {
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0) throw unusable('others than its owner can read the key file (chmod 600)');
    return parseMasterKey(await readFile(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof RefusalError) throw error;
    throw unusable(messageOf(error), error);
  }
}

/** The key is on disk before anything is sealed under it. */
async function makeKey(file: string, random: (bytes: number) => Buffer): Promise<Buffer> {
  const key = random(KEY_BYTES);
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(`${key.toString('hex')}\n`);
    await chmod(file, 0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return key;
}

/**
 * Reads the master key from a file that only its owner can read, or makes one where `mayCreate` says that nothing is
 * sealed yet. MASTER_KEY_UNUSABLE when it is missing, unreadable, malformed or exposed.
 */
export async function loadMasterKey(
  file: string,
  { mayCreate, random }: { readonly mayCreate: boolean; readonly random: (bytes: number) => Buffer }
): Promise<Buffer> {
  const key = await readKey(file);
  if (key) return key;
  if (!mayCreate) throw unusable('the key file is missing; put back the one this database was sealed under');
  return makeKey(file, random);
}
