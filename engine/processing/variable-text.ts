import { Failure } from '../feel/failure.ts';
import { isSurelyLonger, mostCharacters as most } from '../feel/json-size.ts';
import { toJsonText } from '../feel/json.ts';
import type { JsonText } from '../records.ts';

/** The value as a variable keeps it; a failure when it is too large, so that no loop of doublings fills the memory. */
export function variableText(name: string, value: unknown): JsonText | Failure {
  if (isSurelyLonger(value, most)) return tooLarge(name, `more than ${most}`);
  return withinSize(name, toJsonText(value));
}

/** {@link variableText} for what is JSON text already. */
export function withinSize(name: string, text: JsonText): JsonText | Failure {
  return text.length <= most ? text : tooLarge(name, String(text.length));
}

function tooLarge(name: string, characters: string): Failure {
  return new Failure(
    'MESSAGE_SIZE_EXCEEDED',
    `The value of '${name}' has ${characters} characters; ${most} are the most.`
  );
}
