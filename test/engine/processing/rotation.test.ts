import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FirstIn, type Line, Rotation } from '../../../engine/processing/rotation.ts';

const taken = <Item>(line: Line<Item>): Item[] => {
  const items: Item[] = [];
  for (let item = line.take(); item !== undefined; item = line.take()) items.push(item);
  return items;
};
const byLetter = () =>
  new Rotation<string>(
    (item) => item[0]!,
    () => new FirstIn()
  );
const numbered = (letter: string, many: number) =>
  Array.from({ length: many }, (_, index) => `${letter}${index}`);

it('gives each line its turn, after a hundred of the one before', () => {
  const line = byLetter();
  for (const item of [...numbered('a', 250), ...numbered('b', 3)]) line.add(item);
  const order = taken(line);
  expect(order.indexOf('b0')).toBe(100);
  expect(order.slice(103)).toEqual(numbered('a', 250).slice(100));
});

it('loses nothing, takes each line in its order, and tells beforehand what it will take', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constant(null)), { maxLength: 800 }),
      (acts) => {
        const line = byLetter();
        const added: string[] = [];
        const out: string[] = [];
        for (const [index, letter] of acts.entries()) {
          if (letter === null) out.push(...[line.take()].filter((item) => item !== undefined));
          else {
            line.add(`${letter}${index}`);
            added.push(`${letter}${index}`);
          }
        }
        const left = line.all();
        out.push(...taken(line));
        expect([...out].sort()).toEqual([...added].sort());
        for (const letter of 'abc') {
          const mine = (item: string) => item.startsWith(letter);
          expect(out.filter(mine)).toEqual(added.filter(mine));
        }
        expect([...left].sort()).toEqual(out.slice(out.length - left.length).sort());
        expect(line.isEmpty).toBe(true);
      }
    )
  );
});

it('takes up as many as an engine may have left', () => {
  const line = new FirstIn<number>();
  for (let item = 0; item < 300_000; item += 1) line.add(item);
  expect(line.all()).toHaveLength(300_000);
  expect(taken(line)).toHaveLength(300_000);
});
