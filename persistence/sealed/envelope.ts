import { createCipheriv, createDecipheriv } from 'node:crypto';
import { RefusalError } from '../../domain/refusals.ts';

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;
const CIPHER = 'aes-256-gcm';

/** Where a sealed value belongs: case key, table, row id, and whatever else of the row must not be exchanged. */
export type Place = readonly [caseKey: string, table: string, rowId: string, ...bound: (string | null)[]];

const additionalData = (place: Place): Buffer => Buffer.from(JSON.stringify(place), 'utf8');

/** AES-256-GCM (NIST SP 800-38D): format byte, 96-bit random nonce, 128-bit tag, ciphertext. */
export function sealBytes(
  key: Buffer,
  plain: Buffer,
  place: Place,
  random: (bytes: number) => Buffer
): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(additionalData(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), body]);
}

/** SEALED_DAMAGED when the bytes were altered, were sealed under another key, or stand in another place than theirs. */
export function openBytes(key: Buffer, sealed: Buffer, place: Place): Buffer {
  try {
    if (sealed[0] !== FORMAT) throw new Error(`unknown format ${sealed[0]}`);
    const tagAt = 1 + NONCE;
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(1, tagAt), { authTagLength: TAG });
    decipher.setAAD(additionalData(place));
    decipher.setAuthTag(sealed.subarray(tagAt, tagAt + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(tagAt + TAG)), decipher.final()]);
  } catch (cause) {
    throw new RefusalError({ code: 'SEALED_DAMAGED', facts: { table: place[1] } }, { cause });
  }
}
