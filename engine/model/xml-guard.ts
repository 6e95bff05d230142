/** How large and how intricate a text may be. */
export type Limits = Readonly<Record<'bytes' | 'depth' | 'elements' | 'attributes' | 'namespaces', number>>;

/** What a resource may be, before any parser sees it. */
export const limits: Limits = {
  bytes: 4 * 1024 * 1024,
  depth: 100,
  elements: 20_000,
  /** Of one element. */
  attributes: 100,
  /** Declarations of namespaces in the whole text. */
  namespaces: 200
};

/**
 * Looks an XML text over without parsing it: size, document type declaration, nesting, number of elements, attributes and
 * namespaces. Returns the reason of refusal, or null. Reads each character twice at most.
 */
export function guardXml(text: string, most: Limits = limits): string | null {
  if (text.length > most.bytes) return `it is larger than ${most.bytes} bytes`;
  if (occurrences(text, 'xmlns') > most.namespaces)
    return `it declares more than ${most.namespaces} namespaces`;
  let depth = 0;
  let elements = 0;
  for (let at = text.indexOf('<'); at >= 0;) {
    if (/^<!(?:DOCTYPE|ENTITY)/i.test(text.slice(at, at + 9)))
      return 'a document type declaration or entity is not allowed';
    const end = endOfMarkup(text, at, most.attributes);
    if (end === tooManyAttributes) return `an element has more than ${most.attributes} attributes`;
    if (end < 0) return 'a tag, comment or section is not closed';
    const kind = kindOf(text, at, end);
    if (kind === 'open' || kind === 'empty') elements += 1;
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (elements > most.elements) return `it has more than ${most.elements} elements`;
    if (depth > most.depth) return `its elements are nested deeper than ${most.depth} levels`;
    at = text.indexOf('<', end);
  }
  return null;
}

type Kind = 'open' | 'empty' | 'close' | 'other';

function kindOf(text: string, at: number, end: number): Kind {
  const next = text[at + 1];
  if (next === '/') return 'close';
  if (next === '!' || next === '?') return 'other';
  return text[end - 2] === '/' ? 'empty' : 'open';
}

function occurrences(text: string, word: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
}

const tooManyAttributes = -2;

/**
 * Where the markup that begins at `at` is over; -1 when it is not closed. The ends are sought from where the parser seeks
 * them, so that `<!-->` and `<?>` hide nothing of what it will see.
 */
function endOfMarkup(text: string, at: number, attributes: number): number {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 2);
  if (text.startsWith('<![CDATA[', at)) return after(text, ']]>', at + 9);
  if (text.startsWith('<?', at)) return after(text, '?>', at + 1);
  return endOfTag(text, at, attributes);
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length;
}

function endOfTag(text: string, at: number, most: number): number {
  let quote = '';
  let attributes = 0;
  for (let index = at + 1; index < text.length; index += 1) {
    const character = text[index] ?? '';
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '>') return index + 1;
    else if (character === '"' || character === "'") {
      quote = character;
      if ((attributes += 1) > most) return tooManyAttributes;
    } else if (character === '<') return -1;
  }
  return -1;
}
