/** Texts up to this length are looked through: keys, ids and states are short and need no escapes. */
const short = 64;

/**
 * JSON text of a record without its fields that are null. Bodies are most of what a commit has to make and write, so
 * this does the flat part of a record by hand, which takes two thirds of the time of JSON.stringify.
 */
export function bodyText(record: object): string {
  const fields = record as Record<string, unknown>;
  let text = '';
  for (const field in fields) {
    const value = fields[field];
    if (value !== null && value !== undefined)
      text += `${text === '' ? '{"' : ',"'}${field}":${valueText(value)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

function valueText(value: unknown): string {
  if (typeof value === 'string' && value.length <= short && isPlain(value)) return `"${value}"`;
  return JSON.stringify(value);
}

/** Whether a text stands in JSON as it is: printable ASCII without quotes and backslashes. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return false;
  }
  return true;
}
