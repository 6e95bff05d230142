import { longestMessage } from '../failure.ts';
import { TooMuch } from '../fatal.ts';

/** What an evaluation may warn of, as Camunda calls it. */
type WarningType =
  | 'NO_VARIABLE_FOUND'
  | 'NO_CONTEXT_ENTRY_FOUND'
  | 'NO_PROPERTY_FOUND'
  | 'NO_FUNCTION_FOUND'
  | 'FUNCTION_INVOCATION_FAILURE'
  | 'INVALID_TYPE'
  | 'NOT_COMPARABLE';

/** What one evaluation warned of, as lines, in the order in which it did. */
export class Warnings {
  readonly lines: string[] = [];
  #characters = 0;

  /** As {@link addLine}. */
  add(type: WarningType, message: string): void {
    this.addLine(`[${type}] ${message}`);
  }

  /** Throws {@link TooMuch} once there are more than anyone will read. */
  addLine(line: string): void {
    this.lines.push(line);
    this.#characters += line.length;
    // What comes after them would not be read.
    if (this.#characters > longestMessage) throw new TooMuch('more warnings than are told');
  }
}
