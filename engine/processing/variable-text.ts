import { Failure } from '../feel/failure.ts';
import { toJsonText } from '../feel/json.ts';
import type { JsonText } from '../records.ts';

/** Characters that a value made by a model may have as JSON text: as much as a message of Zeebe may carry. */
const most = 4 * 1024 * 1024;

/** The value as a variable keeps it; a failure when it is too large, so that no loop of doublings fills the memory. */
export function variableText(name: string, value: unknown): JsonText | Failure {
  return withinSize(name, toJsonText(value));
}

/** {@link variableText} for what is JSON text already. */
export function withinSize(name: string, text: JsonText): JsonText | Failure {
  if (text.length <= most) return text;
  return new Failure(
    'MESSAGE_SIZE_EXCEEDED',
    `The value of '${name}' has ${text.length} characters; ${most} are the most.`
  );
}
