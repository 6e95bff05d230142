/**
 * Where a token is: `Id` = the element has been entered, `Id!` = it has been completed. Interrupting events leave an element
 * that was entered without completing it.
 */
export type Place = string;

export const completed = (elementId: string): Place => `${elementId}!`;

/** How a place takes over from several before it, or gives to several after it: from any one of them, or from all. */
export type Branching = 'any' | 'all';

export interface PlanGraph {
  readonly start: Place;
  readonly places: readonly Place[];
  readonly before: ReadonlyMap<Place, readonly Place[]>;
  readonly after: ReadonlyMap<Place, readonly Place[]>;
  /** Joins that wait for all of their branches. */
  readonly joins: ReadonlySet<Place>;
  /** Forks that send a token into each of their branches. */
  readonly forks: ReadonlySet<Place>;
  /** Where the plan ends, by how: reached its end, or broken off by an interrupting event of the whole plan. */
  readonly ends: readonly { readonly elementId: string; readonly brokenOff: boolean }[];
  /** Entered by an event that runs beside the main flow without ending it. */
  readonly beside: ReadonlySet<Place>;
}
