import { describe, expect, it } from '@jest/globals';
import { formDictionary } from '../../../server/language/dictionary.ts';
import { readerOf } from '../../../server/language/reader.ts';
import { readMembers, translateForm } from '../../../server/language/translate-form.ts';
import { loadShipped } from '../../../server/models/shipped.ts';

/** The form without what people read. */
const bare = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name, value]) => !(typeof value === 'string' && readMembers.has(name)))
      .map(([name, value]) => [name, bare(value)])
  );
};

const chinese = /[\u3400-\u9fff]/;

describe('a form in English', () => {
  it('differs from the original in nothing but its texts', async () => {
    for (const { schema } of (await loadShipped()).forms.values()) {
      const english = translateForm(schema, formDictionary);
      expect(bare(english)).toEqual(bare(schema));
      expect(english).not.toEqual(schema);
    }
  });

  it('leaves no Chinese to an English reader in any shipped form', async () => {
    for (const { schema } of (await loadShipped()).forms.values()) {
      const english = JSON.stringify(readerOf({ language: 'en' }).form(schema), (name, value: unknown) =>
        name === 'reason' ? undefined : value
      );
      expect(english).not.toMatch(chinese);
    }
  });

  it('translates labels of options and leaves values, keys and the routing reason alone', () => {
    const form = {
      id: 'a',
      components: [
        {
          type: 'radio',
          key: '甲',
          label: '甲',
          values: [{ label: '乙', value: '乙' }],
          properties: { secrecy: 'routing', label: '甲', reason: '乙' }
        }
      ]
    };
    const dictionary = new Map([
      ['甲', 'First'],
      ['乙', 'Second']
    ]);
    expect(translateForm(form, dictionary).components).toEqual([
      {
        type: 'radio',
        key: '甲',
        label: 'First',
        values: [{ label: 'Second', value: '乙' }],
        properties: { secrecy: 'routing', label: '甲', reason: '乙' }
      }
    ]);
  });
});

describe('how models read', () => {
  const english = readerOf({ language: 'en' });

  it('names have their English; an officer’s own words stay as written', () => {
    expect(english.name('核定底價')).toBe('Approve the reserve price');
    expect(english.name('本股自訂之檢查')).toBe('本股自訂之檢查');
    expect(english.name('constructor')).toBe('constructor');
    expect(english.nameOrNull(null)).toBeNull();
  });

  it('whoever reads Chinese gets everything as shipped', () => {
    const form = { components: [{ type: 'text', text: '## 歸檔' }] };
    const reader = readerOf({ language: 'zh' });
    expect(reader.form(form)).toBe(form);
    expect(reader.name('核定底價')).toBe('核定底價');
  });
});
