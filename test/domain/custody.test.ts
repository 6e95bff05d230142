import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCopyMove, checkItemMove, copyStates, itemStates } from '../../domain/custody.ts';
import type { CopyStateName, ItemStateName } from '../../domain/custody.ts';

const states = Object.keys(copyStates) as CopyStateName[];

describe('numbered copies', () => {
  it('are issued before they can come back', () => {
    expect(checkCopyMove({ number: 4, state: 'allocated' }, 'collected')).toEqual({
      code: 'COPY_NOT_ISSUED',
      facts: { number: 4 }
    });
    expect(checkCopyMove({ number: 4, state: 'issued' }, 'collected')).toBeUndefined();
  });

  it('end with destruction', () => {
    for (const to of states)
      expect(checkCopyMove({ number: 1, state: 'destroyed' }, to)).toMatchObject({ code: 'COPY_STATE' });
  });

  it('never reach a settled state without having been issued, by whatever moves', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 12 }), (moves) => {
        let state: CopyStateName = 'allocated';
        const seen: CopyStateName[] = [];
        for (const to of moves) {
          if (checkCopyMove({ number: 1, state }, to)) continue;
          state = to;
          seen.push(to);
        }
        const settled = seen.findIndex((each) => ['collected', 'retained', 'lost'].includes(each));
        if (settled >= 0) expect(seen.slice(0, settled)).toContain('issued');
      })
    );
  });
});

describe('sealed items', () => {
  const item = { artefact: 'reserve-price', state: 'handed-over' as ItemStateName, sealNumber: 'S-001' };
  const open = {
    to: 'opened' as ItemStateName,
    sealNumber: 'S-001',
    witnesses: ['王', '李'],
    handedOver: false
  };

  it('are opened before two different witnesses with the recorded seal', () => {
    expect(checkItemMove(item, open)).toBeUndefined();
    expect(checkItemMove(item, { ...open, witnesses: ['王', '王'] })).toEqual({
      code: 'TWO_WITNESSES_REQUIRED'
    });
    expect(checkItemMove(item, { ...open, sealNumber: 'S-002' })).toEqual({ code: 'SEAL_MISMATCH' });
  });

  it('stay broken once broken', () => {
    const others = (Object.keys(itemStates) as ItemStateName[]).filter((to) => to !== 'broken');
    for (const to of others) {
      expect(checkItemMove({ ...item, state: 'broken' }, { ...open, to })).toMatchObject({
        code: 'COPY_STATE'
      });
    }
  });
});
