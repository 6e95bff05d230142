import { element, escalation, flows, message, signal } from '../../support/bpmn.ts';
import type { Trigger } from '../play/case.ts';
import type { Chance } from '../play/chance.ts';

/** A piece of a process with one way in and one way out. */
export interface Block {
  readonly xml: string;
  readonly entry: string;
  readonly exit: string;
}

/** Makes a block of one kind. */
export type Feature = (scene: Scene) => Block;

/** Everything that the features of one model share: chance, ids, roots, called processes. */
export class Scene {
  readonly id: string;
  readonly chance: Chance;
  readonly roots: string[] = [];
  readonly processes: string[] = [];
  readonly files: Record<string, string> = {};
  /** Files that are deployed after the model: newer versions of what it refers to. */
  readonly later: Record<string, string> = {};
  /** What stands in the process itself beside its blocks: event sub-processes. */
  readonly beside: string[] = [];
  /** What these are begun by; noted before they are made, since more may be made within. */
  readonly caughtBeside: string[] = [];
  /** Extension elements of the process. */
  readonly extensions: string[] = [];
  /** Ids of processes that events start, and these events. */
  readonly started: string[] = [];
  readonly triggers: Trigger[] = [];
  /** The elements that can be activated in each ad-hoc sub-process, by its id. */
  readonly adHoc: Record<string, readonly string[]> = {};
  readonly #features: readonly Feature[];
  readonly #leaves: readonly Feature[];
  #count = 0;
  #depth = 0;

  /** `features` are what blocks are made of, `leaves` those among them that hold no others. */
  constructor(id: string, chance: Chance, features: readonly Feature[], leaves: readonly Feature[]) {
    this.id = id;
    this.chance = chance;
    this.#features = features;
    this.#leaves = leaves;
  }

  /** A fresh id that begins with a word. */
  name(word: string): string {
    return `${word}${++this.#count}`;
  }

  /** A message that correlates by the variable `key`; answers its id. */
  message(): string {
    const id = this.name('Message');
    this.roots.push(message(id, `${this.id}-${id}`, '=key'));
    return id;
  }

  /** A signal; answers its id, the rest of its name after that of the model. */
  signal(): string {
    const id = this.name('Signal');
    this.roots.push(signal(id, this.chance.happens(20) ? `="${this.id}-" + "${id}"` : `${this.id}-${id}`));
    return id;
  }

  /** An escalation of a new code; answers its id, which is its code. */
  escalation(): string {
    const id = this.name('Escalation');
    this.roots.push(escalation(id, id));
    return id;
  }

  /** An error of a new code; answers its id, which is its code. */
  error(): string {
    const id = this.name('Error');
    this.roots.push(`<bpmn:error id="${id}" name="${id}" errorCode="${id}" />`);
    return id;
  }

  /** A block of any feature; deep inside only of those that hold no others. */
  block(): Block {
    this.#depth++;
    const block = this.chance.pick(this.#depth > 3 ? this.#leaves : this.#features)(this);
    this.#depth--;
    return block;
  }

  /** A block that holds no others. */
  leaf(): Block {
    return this.chance.pick(this.#leaves)(this);
  }

  /** One to `most` blocks, one after another. */
  sequence(most = 2): Block {
    const blocks = Array.from({ length: 1 + this.chance.number(most) }, () => this.block());
    return inSequence(blocks);
  }

  /** What stands inside a scope: start, blocks, end. */
  inside(most = 2): string {
    return withEnds(this, this.sequence(most));
  }
}

export function inSequence(blocks: readonly Block[]): Block {
  const [first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) throw new Error('a sequence of nothing');
  const joins = blocks.slice(1).map((block, index) => `${blocks[index]?.exit} -> ${block.entry}`);
  return {
    xml: blocks.map(({ xml }) => xml).join('') + flows(...joins),
    entry: first.entry,
    exit: last.exit
  };
}

/** A start event before a block and an end event behind it. */
export function withEnds(scene: Scene, block: Block): string {
  const start = scene.name('Start');
  const end = scene.name('End');
  return (
    element('startEvent', start) +
    block.xml +
    element('endEvent', end) +
    flows(`${start} -> ${block.entry}`, `${block.exit} -> ${end}`)
  );
}

/** One element as a block. */
export const single = (id: string, xml: string): Block => ({ xml, entry: id, exit: id });

/** What happens beside a block: a way from `from` through a block of its own to an end of its own. */
export function sideway(scene: Scene, from: string): string {
  const block = scene.sequence(1);
  const end = scene.name('End');
  return block.xml + element('endEvent', end) + flows(`${from} -> ${block.entry}`, `${block.exit} -> ${end}`);
}
