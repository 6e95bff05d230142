import type { Pattern } from '../pattern/pattern.ts';
import type { Found } from '../search.ts';
import { type Steps, stepsOfText } from '../steps.ts';

/** A piece of a replacement: a text, or a group of the pattern. */
type Piece = { readonly text: string } | { readonly group: number };

/** What it costs to read a piece of a replacement, or to put it into its place, in steps. */
const stepsOfPiece = 2;

/**
 * The text with what was found in it replaced, where `$1` and `${name}` stand for groups and `\` makes a character
 * stand for itself. Null when the replacement is none, which Java tells only when there is something to replace.
 */
export function replaced(
  text: string,
  found: readonly Found[],
  replacement: string,
  pattern: Pattern,
  steps: Steps
): string | null {
  if (found.length === 0) return text;
  steps.spend(stepsOfPiece * replacement.length);
  const pieces = piecesOf(replacement, pattern);
  if (pieces === null) return null;
  payFor(text, found, pieces, steps);
  const parts: string[] = [];
  let at = 0;
  for (const match of found) {
    parts.push(text.slice(at, match.from), ...pieces.map((piece) => pieceText(piece, text, match)));
    at = match.to;
  }
  return parts.join('') + text.slice(at);
}

/** Pays for all that will be put together, before it is. */
function payFor(text: string, found: readonly Found[], pieces: readonly Piece[], steps: Steps): void {
  steps.spend(stepsOfText(text.length) + stepsOfPiece * pieces.length * found.length);
  for (const match of found)
    for (const piece of pieces) steps.spend(stepsOfText(pieceText(piece, text, match).length));
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
  let group = Number(digits[0]);
  let length = 1;
  for (; length < digits.length; length += 1) {
    const longer = group * 10 + Number(digits[length]);
    if (longer > groups) break;
    group = longer;
  }
  return [{ group }, { text: digits.slice(length) }];
}
