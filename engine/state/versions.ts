interface Versioned {
  record: { key: string; version: number; versionTag: string | null; deploymentKey: string };
}

/** All versions of one kind of definition. */
export class Versions<Item extends Versioned> {
  readonly #byKey = new Map<string, Item>();
  readonly #byId = new Map<string, Item[]>();
  readonly #idOf: (item: Item) => string;

  constructor(idOf: (item: Item) => string) {
    this.#idOf = idOf;
  }

  add(item: Item): void {
    this.#byKey.set(item.record.key, item);
    const versions = this.#byId.get(this.#idOf(item)) ?? [];
    versions.push(item);
    versions.sort((a, b) => a.record.version - b.record.version);
    this.#byId.set(this.#idOf(item), versions);
  }

  remove(item: Item): void {
    const id = this.#idOf(item);
    const left = this.#byId.get(id)?.filter((each) => each !== item) ?? [];
    this.#byKey.delete(item.record.key);
    if (left.length > 0) this.#byId.set(id, left);
    else this.#byId.delete(id);
  }

  byKey(key: string): Item | undefined {
    return this.#byKey.get(key);
  }

  latest(id: string): Item | undefined {
    return this.#byId.get(id)?.at(-1);
  }

  version(id: string, version: number): Item | undefined {
    return this.#byId.get(id)?.find((item) => item.record.version === version);
  }

  /** The version that came with a deployment. */
  inDeployment(id: string, deploymentKey: string): Item | undefined {
    return this.#byId.get(id)?.findLast((item) => item.record.deploymentKey === deploymentKey);
  }

  /** The newest version with a tag. */
  tagged(id: string, versionTag: string): Item | undefined {
    return this.#byId.get(id)?.findLast((item) => item.record.versionTag === versionTag);
  }

  versionsOf(id: string): readonly Item[] {
    return this.#byId.get(id) ?? [];
  }

  ids(): Iterable<string> {
    return this.#byId.keys();
  }

  all(): Iterable<Item> {
    return this.#byKey.values();
  }
}
