/** Characters and sets of them, in JavaScript's writing (flag `v`). */
import { Fatal } from '../fatal.ts';
import type { Reader } from './reader.ts';
import { InvalidPattern } from './reader.ts';

/** A character, or the inside of a class of characters. */
export type Piece = { readonly character: string } | { readonly set: string };

/** How a character stands for itself. */
export function literal(character: string): string {
  const code = character.codePointAt(0)!;
  return code > 0x7f || /\w/.test(character) ? character : `\\x${code.toString(16).padStart(2, '0')}`;
}

/** The inside of the class of the characters from one to another; without case, those of ASCII in both. */
export function span(from: string, to: string, ignoresCase: boolean): string {
  if (from.codePointAt(0)! > to.codePointAt(0)!) throw new InvalidPattern();
  const between = (first: string, last: string) => (first <= last ? `${first}-${last}` : '');
  const self = from === to ? literal(from) : `${literal(from)}-${literal(to)}`;
  if (!ignoresCase) return self;
  const part = (first: string, last: string): [string, string] => [
    from > first ? from : first,
    to.codePointAt(0)! < last.codePointAt(0)! ? to : last
  ];
  const [lowerFrom, lowerTo] = part('a', 'z');
  const [upperFrom, upperTo] = part('A', 'Z');
  const upper = lowerFrom <= lowerTo ? between(lowerFrom.toUpperCase(), lowerTo.toUpperCase()) : '';
  const lower = upperFrom <= upperTo ? between(upperFrom.toLowerCase(), upperTo.toLowerCase()) : '';
  return self + upper + lower;
}

const sets: Readonly<Record<string, string>> = {
  d: '0-9',
  w: 'a-zA-Z0-9_',
  s: ' \\t\\n\\v\\f\\r',
  h: ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n\\v\\f\\r\\x85\\u2028\\u2029'
};

const controls: Readonly<Record<string, string>> = {
  t: '\t',
  n: '\n',
  r: '\r',
  f: '\f',
  a: '\x07',
  e: '\x1b'
};

/** Reads an escaped character or set, after its backslash. */
export function escaped(reader: Reader): Piece {
  const code = reader.takesMatch(
    /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|x\{([0-9a-fA-F]+)\}|0([0-3]?[0-7]{1,2})/y
  );
  if (code) return { character: characterOf(code) };
  const character = reader.nextPlain();
  const lower = character.toLowerCase();
  if (lower === 'p') return { set: property(reader, character === 'P') };
  if (Object.hasOwn(sets, lower)) return { set: character === lower ? sets[lower]! : `[^${sets[lower]}]` };
  if (Object.hasOwn(controls, character)) return { character: controls[character]! };
  if (character === 'c') return { character: String.fromCharCode(reader.nextPlain().charCodeAt(0) ^ 64) };
  if (/[A-Za-z0-9]/.test(character)) throw new InvalidPattern();
  return { character };
}

function characterOf([, byte, unit, point, octal]: RegExpExecArray): string {
  const code = octal === undefined ? parseInt((byte ?? unit ?? point)!, 16) : parseInt(octal, 8);
  if (code > 0x10ffff) throw new InvalidPattern();
  return String.fromCodePoint(code);
}

const properties: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7f',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e',
  Graph: '\\x21-\\x7e',
  Print: '\\x20-\\x7e',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1f\\x7f',
  XDigit: '0-9a-fA-F',
  Space: ' \\t\\n\\v\\f\\r',
  L1: '\\x00-\\xff',
  all: '\\u{0}-\\u{10ffff}',
  LD: '\\p{L}\\p{Nd}',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaTitleCase: '\\p{Lt}',
  javaAlphabetic: '\\p{Alphabetic}',
  javaDigit: '\\p{Nd}',
  javaLetter: '\\p{L}',
  javaLetterOrDigit: '\\p{L}\\p{Nd}',
  javaSpaceChar: '\\p{Z}',
  javaWhitespace: '[\\p{Z}\\t\\n\\v\\f\\r\\x1c-\\x1f]--[\\xa0\\u2007\\u202f]',
  IsAlphabetic: '\\p{Alphabetic}',
  IsIdeographic: '\\p{Ideographic}',
  IsLetter: '\\p{L}',
  IsLowercase: '\\p{Lowercase}',
  IsUppercase: '\\p{Uppercase}',
  IsTitlecase: '\\p{Lt}',
  IsPunctuation: '\\p{P}',
  IsControl: '\\p{Cc}',
  IsWhite_Space: '\\p{White_Space}',
  IsDigit: '\\p{Nd}',
  IsHex_Digit: '\\p{Hex_Digit}'
};

/** Reads `{Name}` or a single letter after `\p`. */
function property(reader: Reader, isNegated: boolean): string {
  const match = reader.takesMatch(/\{([^}]+)\}|([A-Za-z])/y);
  if (!match) throw new InvalidPattern();
  const set = propertySet((match[1] ?? match[2])!, reader.flags.i);
  return isNegated ? `[^${set}]` : set;
}

/** Sets of letters of one case; without case, each is all of them. */
const ofOneCase: Readonly<Record<string, string>> = {
  Lower: 'a-zA-Z',
  Upper: 'a-zA-Z',
  ...Object.fromEntries(
    ['Lu', 'Ll', 'Lt', 'IsLu', 'IsLl', 'IsLt'].map((name) => [name, '\\p{Lu}\\p{Ll}\\p{Lt}'])
  ),
  ...Object.fromEntries(
    ['IsLowercase', 'IsUppercase', 'IsTitlecase', 'javaLowerCase', 'javaUpperCase', 'javaTitleCase'].map(
      (name) => [name, '\\p{Lowercase}\\p{Uppercase}\\p{Lt}']
    )
  )
};

function propertySet(name: string, ignoresCase: boolean): string {
  if (ignoresCase && Object.hasOwn(ofOneCase, name)) return ofOneCase[name]!;
  if (Object.hasOwn(properties, name)) return properties[name]!;
  const [, key = '', value = ''] = /^(?:(Is|In|sc=|script=|gc=|general_category=|blk=|block=))?(.+)$/.exec(
    name
  )!;
  // JavaScript has no blocks of Unicode.
  if (key === 'In' || key.startsWith('bl')) throw new Fatal(`the pattern's \\p{${name}} is not known here`);
  const script = value.toLowerCase().replace(/(?:^|_)[a-z]/g, (letter) => letter.toUpperCase());
  const candidates = key.startsWith('s')
    ? [`sc=${script}`]
    : key === 'Is'
      ? [value, `sc=${script}`]
      : [value];
  const known = candidates.map((candidate) => `\\p{${candidate}}`).find(isKnown);
  if (known === undefined) throw new InvalidPattern();
  return known;
}

function isKnown(set: string): boolean {
  try {
    new RegExp(set, 'v');
    return true;
  } catch {
    return false;
  }
}
