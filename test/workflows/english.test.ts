import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { moddle } from '../../plan-model/moddle.ts';
import clauses from '../../workflows/clauses.json' with { type: 'json' };
import formTexts from '../../forms/english.json' with { type: 'json' };
import modelTexts from '../../workflows/english.json' with { type: 'json' };

const root = new URL('../../', import.meta.url);
const contents = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(new URL(`${folder}${name}`, root), 'utf8'));

const chinese = /[\u3400-\u9fff]/;
type Told = readonly [member: string, text: string];

/** Every text below `node` with the name of the member that holds it. */
function textsOf(node: unknown, member = ''): Told[] {
  if (typeof node === 'string') return chinese.test(node) ? [[member, node]] : [];
  if (Array.isArray(node)) return node.flatMap((each) => textsOf(each, member));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) => textsOf(value, name));
}

/** Why a field is not secret is for whoever maintains the forms. */
const formTextsShipped = (): Set<string> =>
  new Set(
    contents('forms/', '.form')
      .flatMap((content) => textsOf(JSON.parse(content)))
      .filter(([member]) => member !== 'reason')
      .map(([, text]) => text)
  );

interface Node {
  readonly name?: string;
  readonly flowElements?: readonly Node[];
  readonly extensionElements?: {
    readonly values?: readonly {
      readonly properties?: readonly { readonly name?: string; readonly value?: string }[];
    }[];
  };
}

/** An artefact's title stands before its grade and period. */
const titleIn = (name = '', value = ''): string =>
  name.startsWith('shoumi:artefact:') ? (value.split('|')[0] ?? '') : value;

const modelTextsOf = (node: Node): string[] => [
  node.name ?? '',
  ...(node.extensionElements?.values ?? [])
    .flatMap(({ properties }) => properties ?? [])
    .map(({ name, value }) => titleIn(name, value)),
  ...(node.flowElements ?? []).flatMap(modelTextsOf)
];

async function modelTextsShipped(): Promise<Set<string>> {
  const models = await Promise.all(
    contents('workflows/', '.bpmn').map(async (xml) => {
      const { rootElement } = await moddle.fromXML(xml);
      const { rootElements } = rootElement as unknown as { rootElements: readonly Node[] };
      return rootElements.flatMap(modelTextsOf);
    })
  );
  return new Set(models.flat().filter((text) => chinese.test(text)));
}

/** What stands in braces; the texts within them are translated. */
const holes = (text: string): string[] =>
  (text.match(/\{\{.*?\}\}/gs) ?? []).map((hole) => hole.replace(/"[^"]*"/g, '""'));

const dictionaries = [
  { what: 'forms', dictionary: formTexts, shipped: () => Promise.resolve(formTextsShipped()) },
  { what: 'models', dictionary: modelTexts, shipped: modelTextsShipped }
] as const;

describe.each(dictionaries)('the English of the $what', ({ dictionary, shipped }) => {
  it('has every text that people read', async () => {
    const without = [...(await shipped())].filter((text) => !Object.hasOwn(dictionary, text));
    expect(without).toEqual([]);
  });

  it('has no entry that nothing uses', async () => {
    const texts = await shipped();
    expect(Object.keys(dictionary).filter((text) => !texts.has(text))).toEqual([]);
  });

  it('is English, with the headings and expressions of the original', () => {
    for (const [original, english] of Object.entries(dictionary)) {
      expect(english.trim()).not.toBe('');
      expect(english).not.toMatch(chinese);
      expect(holes(english)).toEqual(holes(original));
      expect(/^#* ?/.exec(english)?.[0]).toBe(/^#* ?/.exec(original)?.[0]);
    }
  });
});

it('every clause says in English what it asks for', () => {
  const without = clauses.filter(({ en }) => en.trim() === '' || chinese.test(en)).map(({ id }) => id);
  expect(without).toEqual([]);
});
