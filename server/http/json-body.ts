import express, { type RequestHandler } from 'express';
import { RefusalError } from '../../domain/refusals.ts';

const deepest = 60;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);
const quote = 0x22;
const backslash = 0x5c;

/** Depth of nesting in JSON bytes, read without parsing; stops at `most + 1`. */
export function depthOf(bytes: Uint8Array, most = deepest): number {
  let depth = 0;
  let reached = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (openers.has(byte)) {
      depth += 1;
      reached = Math.max(reached, depth);
      if (reached > most) return reached;
    } else if (closers.has(byte)) depth -= 1;
  }
  return reached;
}

/** Reads a JSON body up to `limit` bytes and 60 levels; anything else stays unread and fails its schema. */
export const jsonBody = (limit: number): RequestHandler =>
  express.json({
    limit,
    strict: true,
    verify: (_request, _response, bytes) => {
      if (depthOf(bytes) > deepest) throw new RefusalError({ code: 'MALFORMED' });
    }
  });
