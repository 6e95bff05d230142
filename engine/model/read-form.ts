import { isDeeperThan, MAX_JSON_DEPTH } from '../json-depth.ts';

/** What the engine reads of the JSON of a form, or of another resource. */
export interface ReadForm {
  id: string;
  versionTag: string | null;
}

/** Reads the id and version tag; a text without them gives a reason. */
export function readForm(text: string): ReadForm | { reason: string } {
  if (isDeeperThan(Buffer.from(text), MAX_JSON_DEPTH))
    return { reason: `Its JSON is nested deeper than ${MAX_JSON_DEPTH} levels` };
  try {
    const form: unknown = JSON.parse(text);
    const id: unknown = typeof form === 'object' && form !== null && 'id' in form ? form.id : undefined;
    if (typeof id !== 'string' || id === '')
      return { reason: 'Expected the id to be present, but none given' };
    const tag: unknown =
      typeof form === 'object' && form !== null && 'versionTag' in form ? form.versionTag : null;
    return { id, versionTag: typeof tag === 'string' && tag !== '' ? tag : null };
  } catch (error) {
    return {
      reason: `Failed to parse the id from JSON: ${error instanceof Error ? error.message : String(error)}`
    };
  }
}
