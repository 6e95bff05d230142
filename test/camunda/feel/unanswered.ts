import { around } from './operators.ts';
import type { Question } from './question.ts';

/** `?` itself, and where it is out of reach at first: the real engine asks a cell without the input, and again with it where that is fatal. */
const values = [
  '?',
  '[?]',
  '{a: ?}',
  '[1..?]',
  '[? .. 9]',
  'max(?, 3)',
  'append([1], ?)',
  'append([], 2, ?)',
  'for x in [1] return ?',
  '[append([1], ?)][1][2]',
  'nums[item = ?]',
  'ctx.f(?)'
];

/** What takes one value, `_` in its place, beside what takes any. */
const forms = [
  '_',
  '_, 5',
  'not(_)',
  'not(_ = null)',
  '_ = null',
  'null = _',
  '_ = _',
  '_ != null',
  '_ > 1',
  '1 < _',
  '_ < _',
  '_ + 1 = null',
  '"a" + _ = null',
  '-_ = null',
  '_ and true',
  'false and _',
  '_ or true',
  'false or _',
  'if _ = null then true else false',
  'if true then _ else 1',
  '_ between 1 and 2',
  '2 between 1 and _',
  '_ instance of number',
  'null in _',
  '? in _',
  '1 in (_)',
  '_.a = null',
  '_[1] = null',
  '[null, 3][item = _]',
  'nums[_ = null] = []',
  'nums[_] = null',
  '[][_] = []',
  '(for x in _ return x)[2] = 5',
  'some x in [1, 2] satisfies _ = null',
  'count(_) = 1',
  'string(_) = null',
  'is defined(_)',
  'is empty(_) = null',
  'get or else(_, 7) = 7',
  'get or else(7, _) = 7',
  'get or else([?], _)',
  'list contains([null], _)',
  'list contains(_, 5)',
  'sum(_) = null',
  'all(true, _) = null',
  'reverse(_)[1] = 5',
  'sublist(_, 1)[1] = 5',
  'union(_, [2]) = null',
  'assert(_, true)',
  'context put(ctx, "a", _) = null',
  'context([{key: "a", value: _}]).a = 5',
  '{b: _}.b = null',
  '{f: function(x) x, r: f(_)}.r = 5'
];

const inputs = [5, 'a', null, true, false, [1]];

/** Cells of decision tables, and expressions, that ask for an input where there is none yet. */
export function unansweredQuestions(): Question[] {
  const about = 'an unanswered `?`';
  const texts = values.flatMap((value) => [...forms, ...around].map((form) => form.replaceAll('_', value)));
  return texts.flatMap((text) => [{ text, about }, ...inputs.map((input) => ({ text, about, input }))]);
}
