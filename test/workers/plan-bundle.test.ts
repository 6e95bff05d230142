import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bundleSha256 } from '../../workers/plan-bundle.ts';

const resource = fc.record({
  name: fc.string({ minLength: 1 }),
  content: fc.uint8Array().map((bytes) => Buffer.from(bytes))
});
const bundles = fc.record({
  processDefinitionId: fc.string(),
  resources: fc.uniqueArray(resource, { selector: ({ name }) => name, maxLength: 5 })
});
const particulars = fc.dictionary(fc.string(), fc.jsonValue());

const reversed = (record: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).reverse());

it('does not depend on the order of resources and keys', () => {
  fc.assert(
    fc.property(bundles, particulars, (bundle, values) => {
      const other = { ...bundle, resources: [...bundle.resources].reverse() };
      expect(bundleSha256(other, reversed(values))).toBe(bundleSha256(bundle, values));
    })
  );
});

it('changes with every byte of every resource', () => {
  fc.assert(
    fc.property(bundles, particulars, fc.nat(), (bundle, values, at) => {
      fc.pre(bundle.resources.length > 0);
      const hit = at % bundle.resources.length;
      const resources = bundle.resources.map((each, index) =>
        index === hit ? { ...each, content: Buffer.concat([each.content, Buffer.from([0])]) } : each
      );
      expect(bundleSha256({ ...bundle, resources }, values)).not.toBe(bundleSha256(bundle, values));
    })
  );
});

it('changes with every particular', () => {
  const bundle = { processDefinitionId: 'plan-1', resources: [] };
  const base = bundleSha256(bundle, { a: 1, b: ['x', 'y'] });
  expect(bundleSha256(bundle, { a: 1, b: ['y', 'x'] })).not.toBe(base);
  expect(bundleSha256(bundle, { a: '1', b: ['x', 'y'] })).not.toBe(base);
  expect(bundleSha256(bundle, { a: 1 })).not.toBe(base);
  expect(bundleSha256({ ...bundle, processDefinitionId: 'plan-2' }, { a: 1, b: ['x', 'y'] })).not.toBe(base);
});
