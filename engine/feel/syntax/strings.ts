const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  "'": "'",
  '"': '"',
  '\\': '\\'
};

/** The text that a literal means; an escape that is none (`\q`, also `\u4e2d`) stands for itself, as in Camunda. */
export function unescaped(written: string): string {
  return written.includes('\\')
    ? written.replace(/\\([^])/g, (whole, character: string) => escapes[character] ?? whole)
    : written;
}
