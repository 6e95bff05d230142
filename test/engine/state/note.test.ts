import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ChangeLog } from '../../../engine/state/change-log.ts';
import { MemoryStore } from '../../../engine/state/memory-store.ts';
import { Note } from '../../../engine/state/note.ts';

/** A value to note, null to take it away; a commit writes what was set since the last. */
const act = fc.oneof(fc.nat(5), fc.constant(null), fc.constant('commit' as const));

it('what was noted last is what a commit writes, however often it changed before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      const store = new MemoryStore();
      const log = new ChangeLog();
      const note = new Note<number>(log, 'n', []);
      for (const value of [...acts, 'commit' as const])
        if (value !== 'commit') note.set(value);
        else {
          await store.commit(log.drain());
          expect(new Note<number>(log, 'n', store.rows('note')).value).toBe(note.value);
        }
    })
  );
});
