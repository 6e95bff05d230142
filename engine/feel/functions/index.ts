import type { Builtin } from './builtin.ts';

/** All functions that an expression may call by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map();
