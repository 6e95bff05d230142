import type { Contract, EndpointName } from '../../api/contract.ts';

type Routes = {
  readonly [N in EndpointName]: { readonly method: Contract[N]['method']; readonly path: string };
};

const get = (path: string) => ({ method: 'get', path }) as const;
const post = (path: string) => ({ method: 'post', path }) as const;
const put = (path: string) => ({ method: 'put', path }) as const;
const del = (path: string) => ({ method: 'delete', path }) as const;

/**
 * Method and path of every endpoint, so that the browser need not load the schemas. A test holds this table
 * against the contract.
 */
export const routes: Routes = {
  signIn: post('/session'),
  signOut: del('/session'),
  me: get('/me'),
  setLanguage: put('/me/language'),
  people: get('/people'),
  clause: get('/clauses/:clauseId'),
  tasks: get('/tasks'),
  task: get('/tasks/:taskKey'),
  claimTask: post('/tasks/:taskKey/claim'),
  releaseTask: post('/tasks/:taskKey/release'),
  completeTask: post('/tasks/:taskKey/complete'),
  cases: get('/cases'),
  caseRoom: get('/cases/:caseKey'),
  caseAction: post('/cases/:caseKey/actions/:action'),
  nameSuccessor: post('/cases/:caseKey/vacancies/:participationId'),
  leakRoom: get('/leaks/:caseKey'),
  leakReportForm: get('/leak-report-form'),
  reportLeak: post('/leaks'),
  templates: get('/templates'),
  readTenderNotice: post('/tender-notices'),
  createPlan: post('/plans'),
  plan: get('/plans/:caseKey'),
  planVersions: get('/plans/:caseKey/versions'),
  planVersionXml: get('/plans/:caseKey/versions/:version'),
  checkPlan: post('/plans/:caseKey/check'),
  savePlan: put('/plans/:caseKey'),
  submitPlan: post('/plans/:caseKey/submit'),
  draft: get('/drafts/:form'),
  keepDraft: put('/drafts/:form'),
  dropDraft: del('/drafts/:form'),
  notices: get('/notices'),
  readNotice: post('/notices/:noticeId/read'),
  verifyAudit: get('/audit/verification')
} as Routes;

/** Routes outside the JSON contract. */
export const downloadPaths = {
  document: '/cases/:caseKey/documents/:documentId',
  auditExport: '/audit/export',
  events: '/events'
} as const;

/** Fills `:name` parts of a path and prefixes `/api`; every value is percent-encoded. */
export function pathOf(path: string, params: Readonly<Record<string, string | number>> = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
  return `/api${filled}`;
}

/** `?a=1&b=2` from the defined values of `query`, or an empty string. */
export function queryOf(query: Readonly<Record<string, unknown>> = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}
