import type { Instant } from '../records.ts';

/** What falls due. */
export type DueKind = 'timer' | 'jobTimeout' | 'jobBackOff' | 'messageExpiry' | 'documentExpiry';

export interface Due {
  at: Instant;
  kind: DueKind;
  key: string;
  cancelled: boolean;
}

/** What falls due when: a binary heap; one entry per key. Cancelled entries are swept out when they are many. */
export class DueQueue {
  #heap: Due[] = [];
  readonly #byKey = new Map<string, Due>();

  add(at: Instant, kind: DueKind, key: string): void {
    this.cancel(key);
    const due: Due = { at, kind, key, cancelled: false };
    this.#byKey.set(key, due);
    this.#heap.push(due);
    this.#up(this.#heap.length - 1);
  }

  cancel(key: string): void {
    const due = this.#byKey.get(key);
    if (!due) return;
    due.cancelled = true;
    this.#byKey.delete(key);
    if (this.#heap.length > 1024 && this.#byKey.size < this.#heap.length / 2) this.#sweep();
  }

  /** When the next entry falls due; null when there is none. */
  earliest(): Instant | null {
    this.#dropCancelled();
    return this.#heap[0]?.at ?? null;
  }

  /** Takes out the next entry that is due by `now`, earliest first, equal ones by key. */
  take(now: Instant): Due | null {
    this.#dropCancelled();
    const top = this.#heap[0];
    if (!top || top.at > now) return null;
    this.#pop();
    this.#byKey.delete(top.key);
    return top;
  }

  #dropCancelled(): void {
    while (this.#heap[0]?.cancelled) this.#pop();
  }

  #sweep(): void {
    this.#heap = this.#heap.filter((due) => !due.cancelled).sort(order);
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#down(0);
  }

  #up(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfBefore(at, parent)) return;
      at = parent;
    }
  }

  #down(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfBefore(child, at)) return;
      at = child;
    }
  }

  #before(a: number, b: number): boolean {
    const left = this.#heap[a];
    const right = this.#heap[b];
    return left !== undefined && right !== undefined && order(left, right) < 0;
  }

  #swapIfBefore(a: number, b: number): boolean {
    const left = this.#heap[a];
    const right = this.#heap[b];
    if (!left || !right || order(left, right) >= 0) return false;
    this.#heap[a] = right;
    this.#heap[b] = left;
    return true;
  }
}

function order(a: Due, b: Due): number {
  return a.at - b.at || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
