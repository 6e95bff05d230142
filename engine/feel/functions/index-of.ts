/** Longer texts are looked for in one pass; JavaScript would try them at each place from their ends. */
const short = 200;

/** Where a text is first found in another; -1 when it is not. It takes no longer than both are. */
export function indexOf(text: string, match: string): number {
  if (match.length <= short) return text.indexOf(match);
  if (match.length > text.length) return -1;
  const borders = bordersOf(match);
  let same = 0;
  for (let at = 0; at < text.length; at += 1) {
    same = grown(match, borders, same, text.charCodeAt(at));
    if (same === match.length) return at - same + 1;
  }
  return -1;
}

/** How much of the text's beginning is seen after one more character, when this much was before. */
function grown(match: string, borders: Int32Array, before: number, code: number): number {
  let same = before;
  while (same > 0 && match.charCodeAt(same) !== code) same = borders[same - 1]!;
  return match.charCodeAt(same) === code ? same + 1 : 0;
}

/** Of each beginning of a text: how much of it is its end, too. There the search goes on. */
function bordersOf(match: string): Int32Array {
  const borders = new Int32Array(match.length);
  for (let at = 1; at < match.length; at += 1)
    borders[at] = grown(match, borders, borders[at - 1]!, match.charCodeAt(at));
  return borders;
}
