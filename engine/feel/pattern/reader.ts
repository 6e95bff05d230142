/** What is no regular expression of Java's: calls with it give null. */
export class InvalidPattern extends Error {}

/** Java's flags: without case (of ASCII letters), `^` and `$` at each line, `.` for line ends too, comments. */
export interface Flags {
  readonly i: boolean;
  readonly m: boolean;
  readonly s: boolean;
  readonly x: boolean;
}

/** Reads a pattern character by character; in comments mode past blanks and comments. */
export class Reader {
  flags: Flags;
  /** Where the text quoted by `\Q…\E` ends that is being read. */
  #quotedUntil = -1;
  #at = 0;

  constructor(
    readonly pattern: string,
    flags: Flags
  ) {
    this.flags = flags;
  }

  get atEnd(): boolean {
    this.#skip();
    return this.#at >= this.pattern.length;
  }

  /** Whether what comes next stands for itself, being quoted. */
  get isQuoted(): boolean {
    this.#skip();
    return this.#at < this.#quotedUntil;
  }

  /** Whether this comes next; not when it is quoted. */
  sees(text: string): boolean {
    return !this.isQuoted && this.pattern.startsWith(text, this.#at);
  }

  /** Reads this if it comes next. */
  takes(text: string): boolean {
    if (!this.sees(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** Reads what matches next (a sticky expression), or null. */
  takesMatch(expression: RegExp): RegExpExecArray | null {
    if (this.isQuoted) return null;
    expression.lastIndex = this.#at;
    const match = expression.exec(this.pattern);
    if (match) this.#at += match[0].length;
    return match;
  }

  /** Reads the next character. */
  next(): string {
    if (this.atEnd) throw new InvalidPattern();
    return this.nextPlain();
  }

  /** Reads the next character, blank or not. */
  nextPlain(): string {
    const code = this.pattern.codePointAt(this.#at);
    if (code === undefined) throw new InvalidPattern();
    const character = String.fromCodePoint(code);
    this.#at += character.length;
    return character;
  }

  #skip(): void {
    for (;;) {
      if (this.#at < this.#quotedUntil) return;
      if (this.#at === this.#quotedUntil && this.pattern.startsWith('\\E', this.#at)) this.#at += 2;
      if (this.pattern.startsWith('\\Q', this.#at)) this.#quote();
      else if (!this.#skipBlank()) return;
    }
  }

  #quote(): void {
    const end = this.pattern.indexOf('\\E', this.#at);
    this.#at += 2;
    this.#quotedUntil = end < 0 ? this.pattern.length : end;
  }

  #skipBlank(): boolean {
    if (!this.flags.x) return false;
    const blank = /(?:[ \t\n\v\f\r]|#[^\n\r\u0085\u2028\u2029]*)+/y;
    blank.lastIndex = this.#at;
    const match = blank.exec(this.pattern);
    this.#at += match?.[0].length ?? 0;
    return match !== null;
  }
}
