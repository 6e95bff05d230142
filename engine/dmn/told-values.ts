import { Failure } from '../feel/failure.ts';
import { isSurelyLonger, mostCharacters } from '../feel/json-size.ts';
import { toJsonText } from '../feel/json.ts';
import type { Steps } from '../feel/steps.ts';
import type { JsonText } from '../records.ts';

/** Tells of values as JSON texts, and pays for what else is written. */
export interface Telling extends Steps {
  text(value: unknown): JsonText | Failure;
}

/**
 * The values that one evaluation tells of: inputs, outputs of rules and results of all its decisions. Together they are no
 * larger than one value may be, as on Camunda, where they stand in one record.
 */
export class ToldValues implements Telling {
  #left = mostCharacters;

  /** What else is written is made of values that are told of: it costs no more than they do. */
  spend(): void {}

  /** A value as JSON text; a failure, before it is written, when it is one too many. */
  text(value: unknown): JsonText | Failure {
    if (isSurelyLonger(value, this.#left)) return tooLarge;
    const text = toJsonText(value);
    this.#left -= text.length;
    return this.#left < 0 ? tooLarge : text;
  }
}

const tooLarge = new Failure(
  'DECISION_EVALUATION_ERROR',
  `the inputs, outputs and results of its evaluation have more than ${mostCharacters} characters together`
);
