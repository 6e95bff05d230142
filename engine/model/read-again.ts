interface Handler {
  element?: object;
}

interface Reader {
  handler(name: string): Handler;
}

/** `BpmnModdle` and `DmnModdle`, as far as reading goes. */
export interface Moddle {
  fromXML(xml: string, options: object): Promise<unknown>;
}

/**
 * Reads XML that a deployment has read before, at once: moddle parses within the call of `fromXML` and only hands the tree
 * over through a promise; here it is taken from the reader's root handler, the first that moddle asks for. Throws when there is no tree.
 */
export function readAgain(moddle: Moddle, xml: string): object {
  let root: Handler | undefined;
  const options = {
    handler(this: Reader, name: string): Handler {
      const made = (Object.getPrototypeOf(this) as Reader).handler.call(this, name);
      root ??= made;
      return made;
    }
  };
  moddle.fromXML(xml, options).catch(() => undefined);
  if (!root?.element) throw new Error('the text gives no tree of elements');
  return root.element;
}
