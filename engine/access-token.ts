import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Makes a new token of 256 bits and writes it to a file that only its owner can read (mode 0600), in one step, so
 * that no reader sees half of it or a file of looser mode. Returns the token.
 */
export function writeAccessToken(file: string): string {
  const token = randomBytes(32).toString('base64url');
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${token}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, file);
  return token;
}
