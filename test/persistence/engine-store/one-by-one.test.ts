import { describe, expect, it } from '@jest/globals';
import { TooManySearches } from '../../../engine/ports.ts';
import { MOST_WAITING, OneByOne } from '../../../persistence/engine-store/one-by-one.ts';

describe('what is done one by one', () => {
  it('lets as many wait as may besides the one whose turn it is, also where one fails', async () => {
    const turns = new OneByOne();
    const done: number[] = [];
    const asked = Array.from({ length: MOST_WAITING + 3 }, (_none, n) =>
      turns.run(async () => {
        done.push(n);
        if (n === 1) throw new Error('this one');
      })
    );
    const answers = await Promise.allSettled(asked);
    const refused = answers.flatMap((answer, n) =>
      answer.status === 'rejected' ? [[n, answer.reason]] : []
    );
    expect(refused).toEqual([
      [1, new Error('this one')],
      [MOST_WAITING + 1, expect.any(TooManySearches)],
      [MOST_WAITING + 2, expect.any(TooManySearches)]
    ]);
    expect(done).toEqual(Array.from({ length: MOST_WAITING + 1 }, (_none, n) => n));
    await turns.idle();
    expect(await turns.run(async () => 'later')).toBe('later');
  });
});
