import { PageTooLong, type Search } from '../../engine/ports.ts';

/** Octets that a character may take, where characters are counted as a string does. */
const OCTETS = 3;

/** The bodies of a page as they are read, unless they are too long together: {@link PageTooLong}. */
export class PageBodies {
  readonly bodies: string[] = [];
  private readonly limit: number;
  private readonly mostCharacters: number;
  private characters = 0;

  constructor({ limit, mostCharacters = Infinity }: Search) {
    this.limit = limit;
    this.mostCharacters = mostCharacters;
  }

  /** Whether anything is too long: else nobody need look before they are read. */
  get isBounded(): boolean {
    return this.mostCharacters < Infinity;
  }

  /** Before so many octets are read: throws where they are too many whatever they say. */
  expect(octets: number): void {
    if (octets > this.mostCharacters * OCTETS) throw this.tooLong();
  }

  /** Throws with the first that is too much. */
  add(body: string): void {
    this.characters += body.length;
    if (this.characters > this.mostCharacters) throw this.tooLong();
    this.bodies.push(body);
  }

  private tooLong(): PageTooLong {
    return new PageTooLong(this.limit, this.mostCharacters);
  }
}
