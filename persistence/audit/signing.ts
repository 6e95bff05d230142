import { createPrivateKey, createPublicKey, hkdfSync, sign, verify, type KeyObject } from 'node:crypto';

/** DER prefix of an Ed25519 private key in PKCS #8 (RFC 8410); the 32-byte seed follows. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs heads of the audit log with a key that is derived from the master key, so never in the database. */
export interface HeadSigner {
  /** SPKI in base64: what a verifier outside is given. */
  readonly publicKey: string;
  sign(seq: number, hash: string): string;
}

const statement = (seq: number, hash: string): Buffer => Buffer.from(`audit-head\n${seq}\n${hash}`, 'utf8');

export function createHeadSigner(masterKey: Buffer): HeadSigner {
  const seed = Buffer.from(hkdfSync('sha256', masterKey, '', 'audit-head-signature', 32));
  const key: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8_ED25519, seed]),
    format: 'der',
    type: 'pkcs8'
  });
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (seq, hash) => sign(null, statement(seq, hash), key).toString('base64')
  };
}

/** False as well when the key or the signature cannot be read. */
export function headIsSigned(seq: number, hash: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify(null, statement(seq, hash), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
