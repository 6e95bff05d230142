/** What waits to be taken. */
export interface Line<Item> {
  add(item: Item): void;
  /** Takes the next out; undefined where nothing waits. */
  take(): Item | undefined;
  /** All that waits, in the order in which it would be taken. */
  all(): Item[];
  readonly isEmpty: boolean;
}

/** What was taken is let go of in lots of this size: there may always be one more. */
const mostTaken = 10_000;

/** Who comes first is taken first. The list that has been emptied is filled anew: mostly there is one to wait, and none. */
export class FirstIn<Item> implements Line<Item> {
  #items: (Item | undefined)[] = [];
  #taken = 0;
  #added = 0;

  get isEmpty(): boolean {
    return this.#taken === this.#added;
  }

  add(item: Item): void {
    this.#items[this.#added] = item;
    this.#added += 1;
  }

  take(): Item | undefined {
    if (this.#taken === this.#added) return undefined;
    const item = this.#items[this.#taken];
    this.#items[this.#taken] = undefined;
    this.#taken += 1;
    if (this.#taken === this.#added || this.#taken > mostTaken) this.#letGo();
    return item;
  }

  all(): Item[] {
    return this.#items.slice(this.#taken, this.#added) as Item[];
  }

  #letGo(): void {
    if (this.#taken > mostTaken) this.#items = this.#items.slice(this.#taken, this.#added);
    this.#added -= this.#taken;
    this.#taken = 0;
  }
}

/** So many are taken of one line before the others have their turn. */
const inARow = 100;

/** One of several lines, and how many were taken of it in this turn. */
interface Turn<Item> {
  name: string;
  taken: number;
  readonly line: Line<Item>;
}

/** Several lines that take turns, so that the longest keeps nobody waiting. A short one is emptied at once. */
export class Rotation<Item> implements Line<Item> {
  /** By name; no line is empty. */
  readonly #turns = new Map<string, Turn<Item>>();
  readonly #waiting = new FirstIn<Turn<Item>>();
  #first: Turn<Item> | undefined;
  /** The line that was emptied last, for the next that is needed: most are emptied at once. */
  #spare: Turn<Item> | undefined;

  /** `nameOf`: which line an item belongs to. `open`: makes a line. */
  constructor(
    readonly nameOf: (item: Item) => string,
    readonly open: () => Line<Item>
  ) {}

  get isEmpty(): boolean {
    return this.#turns.size === 0;
  }

  add(item: Item): void {
    const name = this.nameOf(item);
    const turn = this.#turns.get(name) ?? this.#begin(name);
    turn.line.add(item);
  }

  take(): Item | undefined {
    const first = (this.#first ??= this.#waiting.take());
    if (!first) return undefined;
    const item = first.line.take();
    first.taken += 1;
    if (first.line.isEmpty) {
      this.#turns.delete(first.name);
      this.#spare = first;
      this.#first = undefined;
    } else if (first.taken >= inARow) {
      first.taken = 0;
      this.#waiting.add(first);
      this.#first = undefined;
    }
    return item;
  }

  all(): Item[] {
    const turns = this.#waiting.all();
    if (this.#first) turns.unshift(this.#first);
    return turns.flatMap(({ line }) => line.all());
  }

  #begin(name: string): Turn<Item> {
    const turn = this.#spare ?? { name, taken: 0, line: this.open() };
    this.#spare = undefined;
    turn.name = name;
    turn.taken = 0;
    this.#turns.set(name, turn);
    this.#waiting.add(turn);
    return turn;
  }
}
