/** Names of variables that a caller wants to see; none: all. */
export type WantedNames = ReadonlySet<string>;

export const isWanted = (wanted: WantedNames, name: string): boolean => wanted.size === 0 || wanted.has(name);
