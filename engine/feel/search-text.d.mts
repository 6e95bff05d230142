import type { Found, Search } from './search.ts';

export function search(task: Search): readonly Found[];
