import type { Lookup } from '../feel/expression.ts';
import { functionKey, FunctionValue } from '../feel/values.ts';

export type Named = readonly [name: string, value: unknown];

/** More names before those around them, of which later ones stand for earlier ones. A function can be called by its name. */
export function naming(around: Lookup, entries: Iterable<Named>): Lookup {
  const known = new Map<string, unknown>();
  for (const [name, value] of entries) {
    known.set(name, value ?? null);
    known.set(functionKey(name), value instanceof FunctionValue ? value : undefined);
  }
  return (name) => (known.has(name) ? known.get(name) : around(name));
}

/** Names that come one after the other. What sees those before it sees no later ones, whenever it asks. */
export class Succession {
  readonly #around: Lookup;
  readonly #known = new Map<string, { readonly place: number; readonly value: unknown }[]>();
  #count = 0;

  constructor(around: Lookup) {
    this.#around = around;
  }

  add(name: string, value: unknown): void {
    this.#put(name, value ?? null);
    this.#put(functionKey(name), value instanceof FunctionValue ? value : undefined);
    this.#count += 1;
  }

  /** What the next one sees. */
  before(): Lookup {
    const end = this.#count;
    return (name) => {
      const found = this.#known.get(name)?.findLast(({ place }) => place < end);
      return found ? found.value : this.#around(name);
    };
  }

  #put(name: string, value: unknown): void {
    const known = this.#known.get(name) ?? [];
    known.push({ place: this.#count, value });
    this.#known.set(name, known);
  }
}
