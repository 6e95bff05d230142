/** The part of saxen that the tests use; the package ships no types. */
declare module 'saxen' {
  export class Parser {
    on(event: 'error' | 'warn', listener: (error: Error) => void): this;
    on(event: 'text', listener: (text: string, decode: (text: string) => string) => void): this;
    parse(xml: string): void;
  }
}
