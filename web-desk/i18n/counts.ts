/** As far as the server counts; this number stands for all beyond (contract, `tasks`). */
const mostCounted = 1000;

/** A count as it is shown: `12`, `1000+`. */
export const countText = (count: number): string => (count < mostCounted ? String(count) : `${mostCounted}+`);
