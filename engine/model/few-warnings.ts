/** How much a text may have wrong before its reading is given up. */
export const mostWarnings = 50;

interface Handler {
  context?: { addWarning: (warning: unknown) => void };
}

interface Reader {
  handler(name: string): Handler;
}

const giveUp = (): never => {
  throw new Error(`it has more than ${mostWarnings} faults`);
};

/** Counts the warnings of the reading that the handler takes part in. */
function counted(handler: Handler): Handler {
  let context: Handler['context'];
  return Object.defineProperty(handler, 'context', {
    get: () => context,
    set(given: NonNullable<Handler['context']>) {
      const { addWarning } = given;
      let left: number = mostWarnings;
      given.addWarning = (warning) => (left-- > 0 ? addWarning.call(given, warning) : giveUp());
      context = given;
    }
  });
}

/**
 * Options for moddle's `fromXML` that reject a text with more faults than can be told: moddle looks up line and column of each in
 * the whole text, so thousands of them would keep it busy for minutes.
 */
export const fewWarnings = {
  handler(this: Reader, name: string): Handler {
    const original = Object.getPrototypeOf(this) as Reader;
    return counted(original.handler.call(this, name));
  }
} as const;
