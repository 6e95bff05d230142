import { describe, expect, it } from '@jest/globals';
import { en } from '../../web-desk/i18n/en.ts';
import { zh } from '../../web-desk/i18n/zh.ts';
import { en as designerEn } from '../../web-modeler/i18n/en.ts';
import { zh as designerZh } from '../../web-modeler/i18n/zh.ts';

type Tree = { readonly [key: string]: string | Tree | ((...values: never[]) => string) };

const pathsOf = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? pathsOf(value, `${prefix}${key}.`) : [`${prefix}${key}`]
  );

const sentencesOf = (tree: Tree): string[] =>
  Object.values(tree).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' ? sentencesOf(value) : []
  );

describe.each([
  ['desk', zh, en],
  ['designer', designerZh, designerEn]
] as [string, Tree, Tree][])('the dictionaries of the %s', (_, chinese, english) => {
  it('have the same keys in both languages, the open lists included', () => {
    expect(pathsOf(english)).toEqual(pathsOf(chinese));
  });

  it('leave no sentence empty', () => {
    expect([...sentencesOf(chinese), ...sentencesOf(english)].filter((text) => text.trim() === '')).toEqual(
      []
    );
  });

  it('keep Chinese out of the English sentences, but for the product’s name', () => {
    const mixed = sentencesOf(english).filter((text) => /[\u4e00-\u9fff]/.test(text.replace('守密', '')));
    expect(mixed).toEqual([]);
  });
});
