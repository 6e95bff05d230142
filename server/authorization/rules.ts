import type { downloads, EndpointName } from '../../api/contract.ts';
import type { CaseKind } from '../../domain/cases.ts';
import type { Role } from '../../domain/roles.ts';

/** Everything that a caller can ask for: endpoints of the contract and downloads. */
export type Action = EndpointName | keyof typeof downloads;

export type Rule =
  | { readonly who: 'anyone' }
  /** Own things only; the registers select by person. */
  | { readonly who: 'signed-in' }
  /** By what the person is in the agency; no case is touched. */
  | { readonly who: 'agency-role'; readonly roles: readonly Role[] }
  /** By what the case names the person (or whom they deputise for) for. */
  | { readonly who: 'case-member'; readonly kind?: CaseKind; readonly roles?: readonly Role[] }
  /** Those whom an open task is offered to. */
  | { readonly who: 'task-candidate' };

const anyone: Rule = { who: 'anyone' };
const signedIn: Rule = { who: 'signed-in' };
const member: Rule = { who: 'case-member' };
const candidate: Rule = { who: 'task-candidate' };
const designer: Rule = { who: 'case-member', kind: 'plan', roles: ['ethics-officer'] };
const planner: Rule = { who: 'agency-role', roles: ['ethics-officer'] };
/** The log names by account who did what in every case: for those who may know every list of people. */
const inspector: Rule = { who: 'agency-role', roles: ['ethics-officer', 'superior-ethics', 'agency-head'] };
const auditor: Rule = {
  who: 'agency-role',
  roles: ['ethics-officer', 'superior-ethics', 'agency-head', 'administrator']
};

/** The one table of who may do what. An action that is missing here does not compile, start or pass its test. */
export const rules: Readonly<Record<Action, Rule>> = {
  signIn: anyone,
  signOut: signedIn,
  me: signedIn,
  setLanguage: signedIn,
  people: signedIn,
  clause: signedIn,

  tasks: signedIn,
  task: candidate,
  claimTask: candidate,
  releaseTask: candidate,
  completeTask: candidate,

  cases: signedIn,
  caseRoom: { who: 'case-member', kind: 'plan' },
  leakRoom: { who: 'case-member', kind: 'leak' },
  // Which roles may send which message is part of the approved model: see `maySend`.
  caseAction: member,
  nameSuccessor: { who: 'case-member', roles: ['ethics-officer'] },

  leakReportForm: signedIn,
  reportLeak: signedIn,

  templates: planner,
  readTenderNotice: planner,
  createPlan: planner,
  plan: designer,
  planVersions: designer,
  planVersionXml: designer,
  checkPlan: designer,
  savePlan: designer,
  submitPlan: designer,

  draft: signedIn,
  keepDraft: signedIn,
  dropDraft: signedIn,

  notices: signedIn,
  readNotice: signedIn,
  verifyAudit: auditor,

  document: member,
  auditExport: inspector,
  events: signedIn
};
