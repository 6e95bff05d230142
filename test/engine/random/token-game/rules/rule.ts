import type { Game } from '../game.ts';
import type { Token } from '../token.ts';

/** What tokens do at one kind of node. A rule throws {@link Trouble} where a token cannot go on. */
export interface Rule {
  /** The token comes: it waits here, or is finished. */
  readonly enter: (game: Game, token: Token) => void;
  /** The token goes, once output mappings are done; without it by all flows. */
  readonly leave?: (game: Game, token: Token) => void;
}
