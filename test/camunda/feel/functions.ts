import { calls } from './calls.ts';
import { values } from './operators.ts';
import type { Question } from './question.ts';

/** Every builtin function with good arguments, by position and by name, with too many and too few, and with each argument of each other kind. */
export function functionQuestions(): Question[] {
  return calls.flatMap(([name, good]) => {
    const names = Object.keys(good);
    const args = Object.values(good);
    const call = (given: readonly string[]): Question => ({
      text: `${name}(${given.join(', ')})`,
      about: name
    });
    const named = names.map((parameter) => `${parameter}: ${good[parameter]}`);
    return [
      call(args),
      call(named),
      call(named.toReversed()),
      call(named.slice(1)),
      call([...named, 'surplus: 1']),
      call([...args, '1']),
      call(args.slice(1)),
      ...args.flatMap((_, index) => [...values, '[1..5]'].map((value) => call(args.with(index, value))))
    ];
  });
}
