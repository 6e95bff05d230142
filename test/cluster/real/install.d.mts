export const version: string;
export function findJava(): string | undefined;
export function lacking(): string | undefined;
export function distribution(): string;
export function openSearchClassPath(): string;
