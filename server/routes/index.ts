import type { Desk } from '../desk.ts';
import type { Handlers } from '../http/call.ts';
import { auditRoutes } from './audit.ts';
import { clauseRoutes } from './clauses.ts';
import { caseRoutes } from './cases.ts';
import { draftRoutes } from './drafts.ts';
import { leakRoutes } from './leaks.ts';
import { noticeRoutes } from './notices.ts';
import { planRoutes } from './plans.ts';
import { sessionRoutes } from './session.ts';
import { taskRoutes } from './tasks.ts';

/** A handler for every endpoint of the contract. */
export const createHandlers = (desk: Desk, options: { readonly secureCookies: boolean }): Handlers => ({
  ...sessionRoutes(desk, options.secureCookies),
  ...clauseRoutes(),
  ...taskRoutes(desk),
  ...caseRoutes(desk),
  ...leakRoutes(desk),
  ...planRoutes(desk),
  ...draftRoutes(desk),
  ...noticeRoutes(desk),
  ...auditRoutes(desk)
});
