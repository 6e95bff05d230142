import type { Pattern } from '../pattern/pattern.ts';
import type { Found } from '../search.ts';

/** A piece of a replacement: a text, or a group of the pattern. */
type Piece = { readonly text: string } | { readonly group: number };

/**
 * The text with what was found in it replaced, where `$1` and `${name}` stand for groups and `\` makes a character
 * stand for itself. Null when the replacement is none, which Java tells only when there is something to replace.
 */
export function replaced(
  text: string,
  found: readonly Found[],
  replacement: string,
  pattern: Pattern
): string | null {
  if (found.length === 0) return text;
  const pieces = piecesOf(replacement, pattern);
  if (pieces === null) return null;
  const parts: string[] = [];
  let at = 0;
  for (const match of found) {
    parts.push(text.slice(at, match.from), ...pieces.map((piece) => pieceText(piece, text, match)));
    at = match.to;
  }
  return parts.join('') + text.slice(at);
}

function pieceText(piece: Piece, text: string, { from, to, groups }: Found): string {
  if ('text' in piece) return piece.text;
  return piece.group === 0 ? text.slice(from, to) : (groups[`g${piece.group}`] ?? '');
}

const pieces = /\\([^])|\$(?:(\d+)|\{([a-zA-Z][a-zA-Z0-9]*)\})|[^\\$]+|[^]/gu;

function piecesOf(replacement: string, pattern: Pattern): readonly Piece[] | null {
  const found: Piece[] = [];
  for (const [whole, escaped, number, name] of replacement.matchAll(pieces)) {
    if (escaped !== undefined) found.push({ text: escaped });
    else if (number !== undefined) found.push(...numbered(number, pattern));
    else if (name !== undefined) found.push({ group: pattern.names.get(name) ?? NaN });
    else if (whole === '\\' || whole === '$') return null;
    else found.push({ text: whole });
  }
  return found.every((piece) => 'text' in piece || piece.group <= pattern.groups) ? found : null;
}

/** More digits belong to the number of a group as long as there are so many groups. */
function numbered(digits: string, { groups }: Pattern): readonly Piece[] {
  let length = 1;
  while (length < digits.length && Number(digits.slice(0, length + 1)) <= groups) length += 1;
  return [{ group: Number(digits.slice(0, length)) }, { text: digits.slice(length) }];
}
