/**
 * Looks for a regular expression in a text, and tells how long it took. Plain JavaScript: the worker thread loads it
 * without a loader.
 */
export function search({ source, text, first }) {
  const start = performance.now();
  const found = [];
  for (const match of text.matchAll(new RegExp(source, 'vg'))) {
    found.push({ from: match.index, to: match.index + match[0].length, groups: { ...match.groups } });
    if (first) break;
  }
  return { found, milliseconds: performance.now() - start };
}
