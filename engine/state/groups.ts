/** Sets of values under names; empty sets go. Values of a name come in the order in which they were added. */
export class Groups<Value> {
  readonly #groups = new Map<string, Set<Value>>();

  add(name: string, value: Value): void {
    const group = this.#groups.get(name);
    if (group) group.add(value);
    else this.#groups.set(name, new Set([value]));
  }

  remove(name: string, value: Value): void {
    const group = this.#groups.get(name);
    group?.delete(value);
    if (group?.size === 0) this.#groups.delete(name);
  }

  of(name: string): Iterable<Value> {
    return this.#groups.get(name) ?? [];
  }

  first(name: string): Value | undefined {
    for (const value of this.of(name)) return value;
    return undefined;
  }
}
