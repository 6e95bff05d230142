// What XML 1.0 §2.2 forbids, and the direction controls that would make a reader see another text than the one that was filed.
const unprintable = /(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}\ufeff]/gu;

/** Text as it may stand in a document: no control characters, no direction controls, one kind of line end, ends trimmed. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(unprintable, '')
    .trim();
}
