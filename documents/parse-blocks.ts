import type { Block } from './blocks.ts';
import { printable } from './printable.ts';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#x60;': '`',
  '&#x3D;': '='
};

const token = /<(?<close>\/)?(?<name>[a-z]+)(?<attributes>(?:\s+[a-z]+="[^"<]*")*)\s*>|(?<text>[^<]+)/gy;
const attribute = /([a-z]+)="([^"]*)"/g;

const unescaped = (text: string): string =>
  printable(text.replace(/&(?:amp|lt|gt|quot|#x27|#x60|#x3D);/g, (entity) => entities[entity] ?? entity));

const attributesOf = (source: string): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(attribute)].map(([, name, value]) => [name, unescaped(value ?? '')])
  );

const element = (name: string, attributes = ''): Element => ({
  name,
  attributes: attributesOf(attributes),
  children: [],
  text: ''
});

function parseElements(markup: string): Element {
  const root = element('document');
  const open = [root];
  let read = 0;
  for (const match of markup.matchAll(token)) {
    read = match.index + match[0].length;
    const { close, name = '', attributes, text } = match.groups ?? {};
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.text += text;
    else if (!close) {
      const child = element(name, attributes);
      parent.children.push(child);
      open.push(child);
    } else if (open.length < 2 || open.pop()?.name !== name)
      throw new Error(`Template markup closes ${name} out of turn.`);
  }
  if (read !== markup.length || open.length !== 1)
    throw new Error(`Template markup cannot be read at ${read}.`);
  return root;
}

const childrenNamed = (parent: Element, name: string): Element[] =>
  parent.children.filter((child) => child.name === name);
const textOf = (child: Element): string => unescaped(child.text);

const blockOf: Readonly<Record<string, (source: Element) => Block>> = {
  title: (source) => ({ kind: 'title', text: textOf(source) }),
  heading: (source) => ({ kind: 'heading', text: textOf(source) }),
  p: (source) => ({ kind: 'paragraph', text: textOf(source) }),
  list: (source) => ({ kind: 'list', items: childrenNamed(source, 'item').map(textOf) }),
  fields: (source) => ({
    kind: 'fields',
    fields: childrenNamed(source, 'field').map((field) => ({
      label: field.attributes['label'] ?? '',
      text: textOf(field)
    }))
  }),
  table: (source) => ({
    kind: 'table',
    columns: childrenNamed(source, 'column').map((column) => ({
      header: textOf(column),
      width: Number(column.attributes['width'] ?? 1)
    })),
    rows: childrenNamed(source, 'row').map((row) => childrenNamed(row, 'cell').map(textOf))
  }),
  signatures: (source) => ({ kind: 'signatures', signers: childrenNamed(source, 'signer').map(textOf) })
};

/**
 * Reads the markup that a template yields (`title heading p list fields table signatures`). Data is escaped by then, so it can
 * only ever be text. Markup that does not fit is a fault of a shipped template and throws.
 */
export function parseBlocks(markup: string): Block[] {
  return parseElements(markup).children.map((child) => {
    const read = blockOf[child.name];
    if (!read) throw new Error(`Template markup knows no ${child.name}.`);
    return read(child);
  });
}
