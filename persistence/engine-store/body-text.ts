/**
 * JSON text of records together, without their fields that are null. Bodies are most of what a commit has to make and
 * write: leaving the nulls out by a copy takes half of the time of looking through the texts by hand, or of a replacer.
 */
export function bodyText(...records: readonly object[]): string {
  const body: Record<string, unknown> = {};
  for (const record of records) {
    const fields = record as Record<string, unknown>;
    for (const field in fields) if (fields[field] !== null) body[field] = fields[field];
  }
  return wellFormed(JSON.stringify(body));
}

/** An escaped half of a character, after backslashes that are escaped themselves. */
const half = /(?<!\\)((?:\\\\)*)\\ud[89a-f]../g;

/**
 * Halves of characters without their other half become U+FFFD, as the drivers write them into columns: a database that reads one out of a
 * body has no text for it. In JSON text they alone are escaped so; hardly any text holds one, or what looks like one.
 */
function wellFormed(json: string): string {
  return json.includes('\\ud') ? json.replace(half, '$1\ufffd') : json;
}
