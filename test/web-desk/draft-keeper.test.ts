import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FormValues } from '../../web-desk/api/contract-types.ts';
import { createDraftKeeper, type DraftState } from '../../web-desk/forms/draft-keeper.ts';

describe('what is filled in and not sent', () => {
  let kept: Map<string, FormValues>;
  let writings: FormValues[];
  let offline: boolean;
  let states: DraftState[];

  const keeperOver = (slowMs = 0) =>
    createDraftKeeper(
      {
        read: async (form) => kept.get(form) ?? null,
        async write(form, values) {
          if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
          if (offline) throw new Error('offline');
          writings.push(values);
          kept.set(form, values);
          return true;
        },
        drop: async (form) => void kept.delete(form)
      },
      (_form, state) => states.push(state)
    );
  const rest = () => jest.advanceTimersByTimeAsync(1_000);

  beforeEach(() => {
    jest.useFakeTimers();
    [kept, writings, offline, states] = [new Map(), [], false, []];
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is kept once the hand rests, not at every stroke', async () => {
    const keeper = keeperOver();
    for (const text of ['甲', '甲乙', '甲乙丙']) keeper.keep('f', { text });
    await rest();
    expect(writings).toEqual([{ text: '甲乙丙' }]);
    expect(await keeper.read('f')).toEqual({ text: '甲乙丙' });
  });

  it('is read as it was typed last, even before it is kept', async () => {
    const keeper = keeperOver();
    kept.set('f', { text: 'old' });
    keeper.keep('f', { text: 'new' });
    expect(await keeper.read('f')).toEqual({ text: 'new' });
  });

  it('is written in its order, the newest last', async () => {
    const keeper = keeperOver(2_000);
    keeper.keep('f', { text: 'first' });
    await rest();
    keeper.keep('f', { text: 'second' });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(writings).toEqual([{ text: 'first' }, { text: 'second' }]);
  });

  it('is said not to be kept while the server is away, and kept with the next stroke', async () => {
    const keeper = keeperOver();
    offline = true;
    keeper.keep('f', { text: '甲' });
    await rest();
    expect(states).toEqual(['failed']);
    expect(await keeper.read('f')).toEqual({ text: '甲' });
    offline = false;
    await keeper.settle();
    expect(states).toEqual(['failed', 'kept']);
    expect(kept.get('f')).toEqual({ text: '甲' });
  });

  it('is not kept any more once it is sent, and kept on when that failed', async () => {
    const keeper = keeperOver();
    keeper.keep('f', { text: '甲' });
    await keeper.sending('f', async () => kept.delete('f'));
    await rest();
    expect(writings).toEqual([]);
    keeper.keep('f', { text: '乙' });
    await expect(keeper.sending('f', () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    await rest();
    expect(kept.get('f')).toEqual({ text: '乙' });
  });

  it('is gone when the reader gives it up', async () => {
    const keeper = keeperOver();
    kept.set('f', { text: 'old' });
    keeper.keep('f', { text: 'new' });
    await keeper.drop('f');
    await rest();
    expect(await keeper.read('f')).toBeNull();
  });
});
