import { compositions } from '../domain/committee.ts';
import { nominatedRoles } from '../domain/roles.ts';

/** Job types that a drawn plan may name: every worker's but those of the approval. */
export const planJobs: readonly string[] = [
  'allocate-copies',
  'check-custody',
  'compute-due-dates',
  'declassify-items',
  'measure-scope',
  'notify',
  'open-leak-case',
  'plan-remediation',
  'publish-message',
  'render-document',
  'resolve-participants',
  'resolve-superior',
  'set-case-state',
  'set-remediation-state'
];

/** Job types by which a plan is approved and put to work; a plan that named them could approve itself. */
export const approvalJobs: readonly string[] = ['deploy-plan', 'set-plan-state', 'verify-plan'];

/** Register acts that a user task may name (`shoumi:act`). */
export const actNames: readonly string[] = [
  'acknowledge-leak',
  'approve-plan',
  'check-seal',
  'collect-copy',
  'destroy-copy',
  'destroy-item',
  'hand-over-item',
  'list-hand-over',
  'hand-over-member',
  'issue-copy',
  'mark-implicated',
  'nominate-members',
  'object-to-plan',
  'open-item',
  'preserve-evidence',
  'record-finding',
  'recuse-members',
  'release-items',
  'retain-copy',
  'seal-item',
  'sign-undertaking'
];

/** Roles that a list of nominees may fill (`shoumi:nominates`). */
export const nominations: readonly string[] = nominatedRoles;

/** Rules that such a list is held to (`shoumi:composition`). */
export const compositionNames: readonly string[] = Object.keys(compositions);
