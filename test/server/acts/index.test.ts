import { expect, it } from '@jest/globals';
import { actOf, registerActs } from '../../../server/acts/index.ts';

it.each(Object.keys(registerActs))('%s is performed', (name) => {
  expect(actOf(name)).toHaveProperty('apply');
});

it.each([undefined, '', 'invented', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  '%s is no act',
  (name) => {
    expect(actOf(name)).toBeUndefined();
  }
);
