/** How long a job stays with its worker: longer than any test moves the clock. */
export const jobTimeoutMs = 20 * 365 * 24 * 3_600_000;
