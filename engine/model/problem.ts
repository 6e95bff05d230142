/** Why a resource is refused at deployment: the element at fault and what is wrong with it. */
export interface Problem {
  elementId: string;
  reason: string;
}

/** Tells why one element is refused. */
export type Refuse = (reason: string) => void;

/** Collects problems, so that an author learns all of them at once. */
export class Problems {
  readonly list: Problem[] = [];

  add(elementId: string | undefined, reason: string): void {
    this.list.push({ elementId: elementId ?? '?', reason });
  }

  get found(): boolean {
    return this.list.length > 0;
  }

  /** One line per problem, in the manner of Zeebe: `Element: id - ERROR: reason`. */
  describe(): string {
    const shown = this.list
      .slice(0, 20)
      .map(({ elementId, reason }) => `Element: ${elementId} - ERROR: ${reason}`);
    const more = this.list.length - shown.length;
    return [...shown, ...(more > 0 ? [`… ${more} more`] : [])].join('\n');
  }
}
