/** Regular expressions of Java as those of JavaScript (flag `v`). */
import { escaped, literal, span } from './characters.ts';
import { readClass } from './classes.ts';
import { alternatives, inSequence, once, repeated } from './cost.ts';
import type { Cost } from './cost.ts';
import type { Flags } from './reader.ts';
import { InvalidPattern, Reader } from './reader.ts';

export { InvalidPattern } from './reader.ts';

/** A pattern, ready for JavaScript. */
export interface Pattern {
  readonly source: string;
  /** What trying it costs at most. */
  readonly cost: Cost;
  /** How many groups it has; their names are `g1`, `g2`… */
  readonly groups: number;
  /** How many parts of what it finds are told: its groups, and those that stand for other things of Java's. */
  readonly captures: number;
  /** The numbers of those groups that have names. */
  readonly names: ReadonlyMap<string, number>;
}

/** A part of a pattern. */
interface Part {
  readonly source: string;
  readonly cost: Cost;
}

const lineEnd = '[\\n\\r\\x85\\u2028\\u2029]';
/** Before a line's end, but not in the middle of the two characters of one. */
const beforeLineEnd = `(?<!\\r(?=\\n))(?=\\r\\n|${lineEnd})`;
const afterLineEnd = `(?<=[\\n\\x85\\u2028\\u2029]|\\r(?!\\n))`;
const atLastLineEnd = `(?<!\\r(?=\\n))(?=(?:\\r\\n|${lineEnd})?$)`;

/** Java's anchors and boundaries by what stands after the backslash. */
const anchors: Readonly<Record<string, string>> = {
  A: '(?:^)',
  z: '(?:$)',
  Z: `(?:${atLastLineEnd})`,
  b: '(?:\\b)',
  B: '(?:\\B)',
  R: `(?:\\r\\n|(?!\\r\\n)[\\n\\v\\f\\r\\x85\\u2028\\u2029])`
};

/** Translates a pattern. Throws InvalidPattern for what is none. */
export function translate(pattern: string, flags: string): Pattern {
  const has = (flag: string) => flags.includes(flag);
  const translation = new Translation(
    new Reader(pattern, { i: has('i'), m: has('m'), s: has('s'), x: has('x') })
  );
  return translation.whole();
}

class Translation {
  readonly #reader: Reader;
  readonly #names = new Map<string, number>();
  #groups = 0;
  #helpers = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  whole(): Pattern {
    const { source, cost } = this.#alternatives();
    if (!this.#reader.atEnd) throw new InvalidPattern();
    return {
      source,
      cost,
      groups: this.#groups,
      captures: this.#groups + this.#helpers,
      names: this.#names
    };
  }

  /** Flags set within a group end with it. */
  #alternatives(): Part {
    const { flags } = this.#reader;
    const parts = [this.#sequence()];
    while (this.#reader.takes('|')) parts.push(this.#sequence());
    this.#reader.flags = flags;
    return {
      source: parts.map(({ source }) => source).join('|'),
      cost: alternatives(parts.map(({ cost }) => cost))
    };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (!this.#reader.atEnd && !this.#reader.sees('|') && !this.#reader.sees(')'))
      parts.push(this.#quantified(this.#atom()));
    return {
      source: parts.map(({ source }) => source).join(''),
      cost: inSequence(parts.map(({ cost }) => cost))
    };
  }

  #quantified(part: Part): Part {
    const match = this.#reader.takesMatch(/(?:([*+?])|\{(\d{1,9})(,(\d{0,9}))?\})([?+]?)/y);
    if (!match && this.#reader.sees('{')) throw new InvalidPattern();
    if (!match) return part;
    const [, sign, least, comma, most, manner] = match;
    const from = sign ? Number(sign === '+') : Number(least);
    const to = sign ? (sign === '?' ? 1 : Infinity) : comma ? (most ? Number(most) : Infinity) : from;
    if (from > to) throw new InvalidPattern();
    const times = `{${from},${to === Infinity ? '' : to}}${manner === '?' ? '?' : ''}`;
    const source = `(?:${part.source})${times}`;
    return { source: manner === '+' ? this.#atomic(source) : source, cost: repeated(part.cost, from, to) };
  }

  /** What has been found in it once is not tried otherwise: so it is with what lies ahead. */
  #atomic(source: string): string {
    const name = `h${(this.#helpers += 1)}`;
    return `(?=(?<${name}>${source}))\\k<${name}>`;
  }

  #atom(): Part {
    const reader = this.#reader;
    if (reader.isQuoted) return this.#character(reader.next());
    if (reader.takes('(')) return this.#group();
    if (reader.takes('[')) return { source: readClass(reader), cost: once };
    if (reader.takes('\\')) return this.#escape();
    const { m, s } = reader.flags;
    if (reader.takes('^')) return { source: m ? `(?:(?:^|${afterLineEnd})(?!$))` : '(?:^)', cost: once };
    if (reader.takes('$'))
      return { source: m ? `(?:$|${beforeLineEnd})` : `(?:${atLastLineEnd})`, cost: once };
    if (reader.takes('.')) return { source: s ? '[\\s\\S]' : `[^\\n\\r\\x85\\u2028\\u2029]`, cost: once };
    // Java takes `{2}` with nothing before it for the repetition of nothing.
    if (reader.sees('{')) return { source: '', cost: once };
    if (['*', '+', '?'].some((sign) => reader.sees(sign))) throw new InvalidPattern();
    return this.#character(reader.next());
  }

  #character(character: string): Part {
    const isCased = this.#reader.flags.i && /[a-zA-Z]/.test(character);
    return { source: isCased ? `[${span(character, character, true)}]` : literal(character), cost: once };
  }

  #escape(): Part {
    const anchor = this.#reader.takesMatch(/[AzZbBR]/y);
    if (anchor) return { source: anchors[anchor[0]]!, cost: once };
    const reference = this.#reader.takesMatch(/([1-9])|k<([a-zA-Z][a-zA-Z0-9]*)>/y);
    if (reference) return this.#reference(reference[1], reference[2]);
    const piece = escaped(this.#reader);
    return 'set' in piece ? { source: `[${piece.set}]`, cost: once } : this.#character(piece.character);
  }

  /** More digits belong to the number of a group as long as there are so many groups. */
  #reference(digit: string | undefined, name: string | undefined): Part {
    let number = digit === undefined ? this.#names.get(name!) : Number(digit);
    if (number === undefined) throw new InvalidPattern();
    while (digit !== undefined && this.#groups >= number * 10) {
      const more = this.#reader.takesMatch(/[0-9]/y);
      if (!more) break;
      number = number * 10 + Number(more[0]);
    }
    const source = number <= this.#groups ? `(?:\\k<g${number}>)` : '(?!)';
    return { source, cost: repeated(once, 0, Infinity) };
  }

  #group(): Part {
    const reader = this.#reader;
    if (!reader.takes('?')) return this.#captured();
    const opening = reader.takesMatch(/:|=|!|<=|<!|>|<([a-zA-Z][a-zA-Z0-9]*)>/y);
    if (!opening) return this.#flagged();
    const [sign, name] = opening;
    if (name !== undefined) {
      if (this.#names.has(name)) throw new InvalidPattern();
      this.#names.set(name, this.#groups + 1);
      return this.#captured();
    }
    const inner = this.#closed();
    return {
      source: sign === '>' ? this.#atomic(inner.source) : `(?${sign}${inner.source})`,
      cost: inner.cost
    };
  }

  #captured(): Part {
    const name = `g${(this.#groups += 1)}`;
    const { source, cost } = this.#closed();
    return { source: `(?<${name}>${source})`, cost };
  }

  /** `(?i)` for the rest of the group that it stands in, `(?i:…)` for a group of its own. */
  #flagged(): Part {
    const match = this.#reader.takesMatch(/([a-zA-Z]*)(?:-([a-zA-Z]*))?(?=[:)])/y);
    if (!match || /[^idmsuxU]/.test(match[1]! + (match[2] ?? ''))) throw new InvalidPattern();
    const before = this.#reader.flags;
    const set = (flag: keyof Flags) =>
      (before[flag] || match[1]!.includes(flag)) && !match[2]?.includes(flag);
    const flags = { i: set('i'), m: set('m'), s: set('s'), x: set('x') };
    if (this.#reader.takes(')')) {
      this.#reader.flags = flags;
      return { source: '', cost: once };
    }
    this.#reader.takes(':');
    this.#reader.flags = flags;
    const { source, cost } = this.#closed();
    this.#reader.flags = before;
    return { source: `(?:${source})`, cost };
  }

  #closed(): Part {
    const inner = this.#alternatives();
    if (!this.#reader.takes(')')) throw new InvalidPattern();
    return inner;
  }
}
