import { wordsOf } from '../../plan-model/codes.ts';
import type { Shipped } from '../models/shipped.ts';

const kept = new WeakMap<Shipped, ReadonlySet<string>>();

/** Words of every model, form and decision that comes with the product: codes that tell nobody anything of a case. */
export function shippedWords(shipped: Shipped): ReadonlySet<string> {
  const known = kept.get(shipped);
  if (known) return known;
  const files = [...shipped.processes.values(), ...shipped.forms.values(), ...shipped.decisions];
  const words = new Set(files.flatMap(({ content }) => wordsOf(content.toString('utf8'))));
  kept.set(shipped, words);
  return words;
}
