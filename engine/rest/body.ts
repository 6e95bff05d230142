import type { IncomingMessage } from 'node:http';
import { ProblemError } from './problem.ts';

function tooLarge(limit: number): ProblemError {
  return new ProblemError({
    status: 413,
    title: 'CONTENT_TOO_LARGE',
    detail: `The request body is larger than ${limit} bytes; send less at a time.`
  });
}

/**
 * Reads the whole body of a request.
 * Refuses with 413 as soon as more than `limit` bytes are announced or arrive; rejects when the caller goes away.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > limit) return Promise.reject(tooLarge(limit));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        reject(tooLarge(limit));
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('request aborted')));
  });
}
