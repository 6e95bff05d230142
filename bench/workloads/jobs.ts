/** The jobs that were completed of each instance, and who waits for the next. */
export class Jobs {
  readonly #done = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();

  completed(instanceKey: string): void {
    this.#done.set(instanceKey, (this.#done.get(instanceKey) ?? 0) + 1);
    this.#waiting.get(instanceKey)?.();
  }

  async wait(instanceKey: string, count: number): Promise<void> {
    while ((this.#done.get(instanceKey) ?? 0) < count)
      await new Promise<void>((resolve) => this.#waiting.set(instanceKey, resolve));
    this.#waiting.delete(instanceKey);
    this.#done.delete(instanceKey);
  }
}
