import type { JsonObject } from '../../../engine/commands.ts';
import type { Chance } from './chance.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One process to start on both engines, and how the world answers it. */
export interface Case {
  readonly name: string;
  readonly seed: string;
  /** Files to deploy before, by name; absent where another case has deployed them. */
  readonly files: Readonly<Record<string, string>>;
  readonly processId: string;
  /** Variables to start with. */
  readonly variables: JsonObject;
  readonly vocabulary: Vocabulary;
  /** Variables that mend incidents. */
  readonly repair: JsonObject;
  /** After how many acts it is cancelled. */
  readonly mostActs: number;
  /** How many jobs in a hundred fail, and how many throw an error. */
  readonly failures: number;
  /** What a completed job gives beside the vocabulary. */
  readonly results: (chance: Chance) => JsonObject;
}
