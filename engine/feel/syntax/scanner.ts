import type { Node } from './nodes.ts';

const blank = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/uy;
/** One word. */
export const identifier = /[\p{L}\p{Nl}\p{Sc}\p{Pc}][\p{L}\p{N}\p{Sc}\p{Pc}\p{Mn}\p{Mc}]*/uy;
const quoted = /"((?:[^"\\]|\\[^])*)"/y;
const backquoted = /`([^`]+)`/y;

/** Words that are never names of variables; `for` and `if` are, where they begin no such expression. */
const reserved = new Set('null true false function in satisfies then else return and or'.split(' '));

type Rule = (scanner: Scanner) => Node | null;

/** A place in a text that is being parsed. Whatever reads nothing leaves the place where it was. */
export class Scanner {
  at = 0;
  /** As far as anything could be read: where a syntax error is told. */
  furthest = 0;
  readonly #known = new Map<Rule, Map<number, readonly [Node | null, number]>>();

  constructor(readonly text: string) {}

  /** Skips blanks and comments. */
  skip(): void {
    this.match(blank);
  }

  /** Reads a sticky pattern at the very place. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at = pattern.lastIndex;
    return found;
  }

  /** Reads a pattern after blanks. */
  read(pattern: RegExp): RegExpExecArray | null {
    const start = this.at;
    this.skip();
    this.furthest = Math.max(this.furthest, this.at);
    const found = this.match(pattern);
    if (!found) this.at = start;
    return found;
  }

  /** Whether only blanks are left. */
  isAtEnd(): boolean {
    const start = this.at;
    this.skip();
    const isEnd = this.at === this.text.length;
    this.at = start;
    return isEnd;
  }

  /** Reads a symbol or word after blanks; words need no blank behind them, as in Camunda. */
  take(symbol: string): boolean {
    const start = this.at;
    this.skip();
    this.furthest = Math.max(this.furthest, this.at);
    if (this.text.startsWith(symbol, this.at)) this.at += symbol.length;
    else this.at = start;
    return this.at !== start;
  }

  /** Reads the first of several symbols. */
  takeOne<T extends string>(symbols: readonly T[]): T | null {
    return symbols.find((symbol) => this.take(symbol)) ?? null;
  }

  /** Reads a name: one word that is not reserved, or anything between backticks. */
  name(): string | null {
    const start = this.at;
    const escaped = this.read(backquoted);
    if (escaped) return escaped[1]!;
    const word = this.read(identifier)?.[0] ?? null;
    if (word !== null && !reserved.has(word)) return word;
    this.at = start;
    return null;
  }

  /** Reads a text in quotation marks, as it is written between them. */
  quoted(): string | null {
    return this.read(quoted)?.[1] ?? null;
  }

  /** Reads what `rule` reads, or nothing at all. */
  attempt<T>(rule: () => T | null): T | null {
    const start = this.at;
    const found = rule();
    if (found === null) this.at = start;
    return found;
  }

  /** As `attempt`, once for each place: what is tried in several ways would take time without end. */
  once(rule: Rule): Node | null {
    const places = this.#known.get(rule) ?? new Map<number, readonly [Node | null, number]>();
    this.#known.set(rule, places);
    const known = places.get(this.at);
    if (known) {
      this.at = known[1];
      return known[0];
    }
    const start = this.at;
    const found = this.attempt(() => rule(this));
    places.set(start, [found, this.at]);
    return found;
  }

  /** Reads one or more, separated by commas. */
  several<T>(rule: () => T | null): T[] | null {
    const found: T[] = [];
    do {
      const one = this.attempt(rule);
      if (one === null) return null;
      found.push(one);
    } while (this.take(','));
    return found;
  }
}

/** Whether a word can be a name. */
export const isReserved = (word: string): boolean => reserved.has(word);
