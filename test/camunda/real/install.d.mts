export function findJava(): string | undefined;
export function lacking(): string | undefined;
export function classPath(): string;
