/** Classes of characters in brackets. */
import type { Piece } from './characters.ts';
import { escaped, literal, span } from './characters.ts';
import type { Reader } from './reader.ts';
import { InvalidPattern } from './reader.ts';

/** Reads a class after its opening bracket; its closing one too. */
export function readClass(reader: Reader): string {
  const negation = reader.takes('^') ? '^' : '';
  const operands: string[] = [];
  let items = '';
  let isEmpty = true;
  for (; isEmpty || !reader.sees(']'); isEmpty = false) {
    if (reader.atEnd) throw new InvalidPattern();
    if (reader.takes('&&')) {
      operands.push(items);
      items = '';
    } else {
      items += readItem(reader);
    }
  }
  reader.takes(']');
  const all = [...operands, items].filter((operand) => operand !== '');
  const inside = all.length === 1 ? all[0]! : all.map((operand) => `[${operand}]`).join('&&');
  return `[${negation}${inside}]`;
}

function readItem(reader: Reader): string {
  if (reader.takes('[')) return readClass(reader);
  const first = readPiece(reader);
  if ('set' in first) return first.set.includes('--') ? `[${first.set}]` : first.set;
  const { i } = reader.flags;
  if (!reader.sees('-') || reader.sees('-]') || reader.sees('-[') || reader.sees('-&&'))
    return span(first.character, first.character, i);
  reader.takes('-');
  const last = readPiece(reader);
  if ('set' in last) return `${span(first.character, first.character, i)}${literal('-')}${last.set}`;
  return span(first.character, last.character, i);
}

function readPiece(reader: Reader): Piece {
  return reader.takes('\\') ? escaped(reader) : { character: reader.next() };
}
