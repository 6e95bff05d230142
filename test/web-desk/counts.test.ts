import { expect, it } from '@jest/globals';
import { countText } from '../../web-desk/i18n/counts.ts';
import { en } from '../../web-desk/i18n/en.ts';
import { zh } from '../../web-desk/i18n/zh.ts';

it('shows counts exactly as far as the server counts', () => {
  expect([0, 1, 999, 1000].map(countText)).toEqual(['0', '1', '999', '1000+']);
  expect([zh.tasks.count(999), zh.tasks.count(1000)]).toEqual(['共 999 件', '共 1000+ 件']);
  expect([en.tasks.count(1), en.tasks.count(1000)]).toEqual(['1 task', '1000+ tasks']);
});
