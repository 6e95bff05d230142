/** The part of saxen that is used here; the package ships no types. */
declare module 'saxen' {
  /** Tells of an XML text piece by piece, from its beginning to its end. */
  export class Parser {
    on(
      event: 'openTag',
      tell: (tag: string, attributes: () => Record<string, string>, decode: (text: string) => string) => void
    ): this;
    on(event: 'text', tell: (text: string, decode: (text: string) => string) => void): this;
    on(event: 'error' | 'warn', tell: (error: Error) => void): this;
    parse(xml: string): this;
  }
}
