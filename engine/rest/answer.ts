import { invalidArgument } from './problem.ts';

/** What a route gives back to the gateway: a status and, unless it is empty, a body with its media type. */
export interface RestAnswer {
  readonly status: number;
  readonly contentType?: string;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const EMPTY: RestAnswer = { status: 204 };

/** An answer with a JSON body. `undefined` members are left out, as the API's schemas want them. One longer than any text can be is refused. */
export function json(value: unknown, status = 200): RestAnswer {
  return { status, contentType: JSON_TYPE, body: jsonText(value) };
}

function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw error instanceof RangeError
      ? invalidArgument('The answer would be too long. Ask for less.')
      : error;
  }
}

/** 204: done, nothing to say. */
export function noContent(): RestAnswer {
  return EMPTY;
}

/** 204 where a body was possible: named JSON, since the SDK takes an untyped empty answer for one it cannot read. */
export function noJson(): RestAnswer {
  return { status: 204, contentType: JSON_TYPE };
}

/** An answer that is XML (models) or plain text (resource contents). */
export function text(
  body: string,
  contentType: 'text/xml; charset=utf-8' | 'text/plain; charset=utf-8'
): RestAnswer {
  return { status: 200, contentType, body };
}

/** A file to be kept, never to be shown in place: its bytes, media type and name are somebody else's. */
export function bytes(body: Buffer, contentType: string, fileName: string): RestAnswer {
  return {
    status: 200,
    contentType,
    body,
    headers: {
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(Buffer.from(fileName).toString()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
      'x-content-type-options': 'nosniff'
    }
  };
}
