export function findJava(): string | undefined;
export function cached(name: string): string;
export function lacking(...names: readonly string[]): string | undefined;
export function fetched(name: string, goal: readonly string[]): string;
