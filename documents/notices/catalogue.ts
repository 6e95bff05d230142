import { custodyNotices } from './custody-notices.ts';
import { leakNotices } from './leak-notices.ts';
import { planNotices } from './plan-notices.ts';

/** Every notice that the product sends, by the template id that models name. */
export const notices = { ...planNotices, ...leakNotices, ...custodyNotices } as const;
