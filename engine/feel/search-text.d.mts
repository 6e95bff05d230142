import type { Search, Searched } from './search.ts';

export function search(task: Search): Searched;
