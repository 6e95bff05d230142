/** See builtins.mjs. `instant`: RFC 3339 text with offset. */
export function builtins(instant: string): Record<string, (...args: never[]) => unknown>;
export const builtinNames: string[];
