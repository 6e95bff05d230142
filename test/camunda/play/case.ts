import type { JsonObject } from '../../../engine/commands.ts';
import type { Chance } from './chance.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What comes from outside and may start an instance of a process, at any time. */
export type Trigger =
  | { readonly kind: 'signal'; readonly name: string }
  | {
      readonly kind: 'message';
      readonly name: string;
      readonly correlationKey: string;
      /** In ms. */
      readonly timeToLive: number;
    };

/** One process to start on both engines, and how the world answers it. */
export interface Case {
  readonly name: string;
  readonly seed: string;
  /** Files to deploy before, by name; absent where another case has deployed them. */
  readonly files: Readonly<Record<string, string>>;
  /** Files to deploy after those, one deployment after the other: newer versions. */
  readonly later?: readonly Readonly<Record<string, string>>[];
  readonly processId: string;
  /** Variables to start with. */
  readonly variables: JsonObject;
  readonly vocabulary: Vocabulary;
  /** Ids of processes that start by events, whose instances belong to the case. */
  readonly startedProcesses?: readonly string[];
  readonly triggers?: readonly Trigger[];
  /** The elements that can be activated in each ad-hoc sub-process, by its id. */
  readonly adHoc?: Readonly<Record<string, readonly string[]>>;
  /** Variables that mend incidents. */
  readonly repair: JsonObject;
  /** After how many acts it is cancelled. */
  readonly mostActs: number;
  /** How many jobs in a hundred fail, and how many throw an error. */
  readonly failures: number;
  /** What a completed job gives beside the vocabulary. */
  readonly results: (chance: Chance) => JsonObject;
}
