import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../engine/ports.ts';
import { keyNumber, processInstance } from './records.ts';
import type { OlderBench } from './older-schema-suite.ts';
import { inserted, searching, type TestableStore } from './shared-suite.ts';

const half = 'half \ud83d of a character';
const written = Buffer.from(half).toString();
const businessIds = [half, 'whole', written];

const like = (value: string): Condition => ({ field: 'businessId', op: 'like', value });

/** A body as JSON writes it, with an escape for each half, is what stores had before. */
const bodies = businessIds.map(
  (businessId, n) =>
    [
      "INSERT INTO engine_process_instance (entity_key, body, state) VALUES (?, ?, 'ACTIVE')",
      [keyNumber(n), JSON.stringify(processInstance(n, { businessId }))]
    ] as const
);

/** Texts that are no text: half of a character without the other, which JSON takes and databases do not. */
export function describeHalfCharacters(name: string, make: () => Promise<OlderBench>): void {
  describe(`halves of characters on ${name}`, () => {
    const withStore = async (work: (store: TestableStore, bench: OlderBench) => Promise<void>) => {
      const bench = await make();
      const store = await bench.open();
      try {
        await work(store, bench);
      } finally {
        await store.close();
        await bench.remove();
      }
    };

    it('are written as the sign for what cannot be read, and found, sorted and counted so', () =>
      withStore(async (store) => {
        const instances = businessIds.map((businessId, n) => processInstance(n, { businessId }));
        await store.commit(inserted('processInstance', ...instances));
        const sort = [{ field: 'businessId', descending: true }];
        const { items } = await store.search('processInstance', searching([], { sort }));
        expect(items.map(({ businessId }) => businessId)).toEqual(['whole', written, written]);
        const found = await store.search('processInstance', searching([like('*\ufffd of*')]));
        expect(found.items.map(({ key }) => key)).toEqual([keyNumber(0), keyNumber(2)]);
        expect(await store.tally('processInstance', [], ['businessId'])).toEqual([
          { values: [written], count: 2 },
          { values: ['whole'], count: 1 }
        ]);
      }));

    it('are read where they were written before', () =>
      withStore(async (store, bench) => {
        await bench.execute(bodies);
        for (const where of [[], [like('*')]]) {
          const tallies = await store.tally('processInstance', where, ['businessId']);
          expect(tallies).toContainEqual({ values: ['whole'], count: 1 });
        }
        const sort = [{ field: 'businessId', descending: false }];
        const { items } = await store.search('processInstance', searching([], { sort }));
        expect(items.map(({ businessId }) => businessId)).toContain('whole');
        expect((await store.load()).processInstance).toHaveLength(3);
      }));
  });
}
