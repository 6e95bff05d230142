/** Parsing takes time with the square of an expression's length; a file may have this much of it (about a quarter second). */
const most = 40_000_000;

/** Counts what the expressions of one file cost to parse, so that no deployment holds up the engine. */
export class ExpressionBudget {
  #spent = 0;

  /** Why an expression is one too many; null when it is not. */
  spend(text: string): string | null {
    this.#spent += text.length ** 2;
    return this.#spent <= most
      ? null
      : 'the FEEL expressions of this file are too long in total; divide or shorten them';
  }
}
