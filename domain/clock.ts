/** The one clock port; the embedded engine's clock and the system clock both satisfy it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}
