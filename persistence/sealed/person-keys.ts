import { hkdfSync } from 'node:crypto';

const KEY_BYTES = 32;

/** A key of 32 bytes for what is one person's own, by what it is for. */
export type PersonKeys = (personId: string, purpose: string) => Buffer;

/** Derived from the master key (HKDF with SHA-256, RFC 5869), so that nothing of it is stored. */
export const createPersonKeys =
  (masterKey: Buffer): PersonKeys =>
  (personId, purpose) =>
    Buffer.from(hkdfSync('sha256', masterKey, '', `person\n${purpose}\n${personId}`, KEY_BYTES));
