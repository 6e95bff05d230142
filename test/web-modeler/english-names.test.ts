import { expect, it } from '@jest/globals';
import { englishName } from '../../web-modeler/i18n/english-names.ts';

it('shipped names read in English, the office’s own as they are written', () => {
  expect(englishName('登記擬製人員')).not.toMatch(/\p{Script=Han}/u);
  expect(englishName('本科自訂之步驟')).toBe('本科自訂之步驟');
  expect(englishName('constructor')).toBe('constructor');
});
