import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import * as s from './schemas.ts';

const byCase = z.object({ caseKey: z.string().max(64) });
const byTask = z.object({ taskKey: z.string().max(32) });
/** `new-plan`, `leak-report` or `task-<key>`. */
const draftName = /^(new-plan|leak-report|task-\d{1,32}|action-[0-9a-z]{1,64}-[a-z][a-z-]{0,63})$/;
const byForm = z.object({ form: z.string().regex(draftName) });
const done = z.object({ ok: z.literal(true) });
const idempotencyKey = z.string().min(8).max(64);

/** Every endpoint of the desk, by name. Paths are under `/api`; cookies carry the session. */
export const contract = {
  signIn: endpoint({
    method: 'post',
    path: '/session',
    access: 'public',
    summary: 'Sign in',
    body: z.object({ account: z.string().max(64), password: z.string().max(256) }),
    answer: s.me
  }),
  signOut: endpoint({
    method: 'delete',
    path: '/session',
    access: 'signed-in',
    summary: 'Sign out',
    answer: done
  }),
  me: endpoint({
    method: 'get',
    path: '/me',
    access: 'signed-in',
    summary: 'Who is signed in',
    answer: s.me
  }),
  setLanguage: endpoint({
    method: 'put',
    path: '/me/language',
    access: 'signed-in',
    summary: 'Choose the language',
    body: z.object({ language: z.enum(['zh', 'en']) }),
    answer: done
  }),
  people: endpoint({
    method: 'get',
    path: '/people',
    access: 'signed-in',
    summary: 'People of the reader’s agency and its superior ethics office, to name in a plan',
    query: z.object({ role: s.role.optional() }),
    answer: z.object({ people: z.array(s.person) })
  }),

  clause: endpoint({
    method: 'get',
    path: '/clauses/:clauseId',
    access: 'signed-in',
    summary: 'What a clause asks for, in our own words; an unknown id stands for itself',
    params: z.object({ clauseId: z.string().max(64) }),
    answer: z.object({ id: z.string(), text: z.string() })
  }),

  tasks: endpoint({
    method: 'get',
    path: '/tasks',
    access: 'signed-in',
    summary:
      'Open tasks the reader may do; in the view `vacant`, those of people who left without a successor, for whom the reader may name one',
    query: z.object({
      view: z.enum(['all', 'mine', 'overdue', 'vacant']).default('all'),
      caseKey: z.string().max(64).optional(),
      sort: z.enum(['due', 'newest']).default('due'),
      after: z
        .string()
        .regex(/^\d{1,9}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50)
    }),
    answer: z.object({
      tasks: z.array(s.taskSummary),
      /** Exact up to 1000; 1000 stands for all beyond. */
      total: z.number().int(),
      /** `after` of the next page; null on the last. */
      next: z.string().nullable()
    })
  }),
  task: endpoint({
    method: 'get',
    path: '/tasks/:taskKey',
    access: 'signed-in',
    summary: 'One task with its form',
    params: byTask,
    answer: s.taskDetail
  }),
  claimTask: endpoint({
    method: 'post',
    path: '/tasks/:taskKey/claim',
    access: 'signed-in',
    summary: 'Take a task',
    params: byTask,
    answer: s.taskSummary
  }),
  releaseTask: endpoint({
    method: 'post',
    path: '/tasks/:taskKey/release',
    access: 'signed-in',
    summary: 'Give a task back',
    params: byTask,
    answer: s.taskSummary
  }),
  completeTask: endpoint({
    method: 'post',
    path: '/tasks/:taskKey/complete',
    access: 'signed-in',
    summary: 'Complete a task with its form',
    params: byTask,
    body: z.object({
      values: s.formValues,
      password: z.string().max(256).optional(),
      bundleSha256: z.string().max(64).optional(),
      idempotencyKey
    }),
    answer: done
  }),

  cases: endpoint({
    method: 'get',
    path: '/cases',
    access: 'signed-in',
    summary: 'Cases that name the reader',
    query: z.object({ kind: z.enum(['plan', 'leak']).optional() }),
    answer: z.object({ cases: z.array(s.caseSummary) })
  }),
  caseRoom: endpoint({
    method: 'get',
    path: '/cases/:caseKey',
    access: 'signed-in',
    summary: 'The page of one case',
    params: byCase,
    answer: s.caseRoom
  }),
  caseAction: endpoint({
    method: 'post',
    path: '/cases/:caseKey/actions/:action',
    access: 'signed-in',
    summary: 'Send the running case a message (suspend, cancel …)',
    params: z.object({ caseKey: z.string().max(64), action: z.string().max(64) }),
    body: z.object({ values: s.formValues, password: z.string().max(256).optional(), idempotencyKey }),
    answer: done
  }),
  nameSuccessor: endpoint({
    method: 'post',
    path: '/cases/:caseKey/vacancies/:participationId',
    access: 'signed-in',
    summary: 'Name who takes over from somebody who left the case without a successor',
    params: z.object({ caseKey: z.string().max(64), participationId: z.string().max(64) }),
    body: z.object({ successorPerson: z.string().max(64), password: z.string().max(256).optional() }),
    answer: done
  }),
  leakRoom: endpoint({
    method: 'get',
    path: '/leaks/:caseKey',
    access: 'signed-in',
    summary: 'The leak room',
    params: byCase,
    answer: s.leakRoom
  }),
  leakReportForm: endpoint({
    method: 'get',
    path: '/leak-report-form',
    access: 'signed-in',
    summary: 'The report form',
    answer: z.object({ form: s.formSchema })
  }),
  reportLeak: endpoint({
    method: 'post',
    path: '/leaks',
    access: 'signed-in',
    summary: 'Report a leak or a breach; answers the receipt at once',
    body: z.object({ values: s.formValues, parentCaseKey: z.string().max(64).optional(), idempotencyKey }),
    answer: z.object({
      caseKey: z.string(),
      number: z.string(),
      codeName: z.string(),
      receivedAt: s.instant,
      mayOpen: z.boolean()
    })
  }),

  templates: endpoint({
    method: 'get',
    path: '/templates',
    access: 'signed-in',
    summary: 'Plan templates',
    answer: z.object({
      templates: z.array(
        z.object({
          templateId: z.string(),
          title: z.object({ zh: z.string(), en: z.string() }),
          /** Clauses that the template answers for, in our own words. */
          scope: z.array(z.object({ id: z.string(), text: z.string() })),
          startForm: s.formSchema,
          /** Roles that people may be named for. */
          roles: z.array(s.role),
          /** Those of them whom the plan gives something to do. */
          tasked: z.array(s.role),
          /** Whether a published tender notice can fill the start form. */
          readsTenderNotice: z.boolean()
        })
      )
    })
  }),
  readTenderNotice: endpoint({
    method: 'post',
    path: '/tender-notices',
    access: 'signed-in',
    summary: 'Read a tender notice as published',
    body: z.object({ notice: z.unknown() }),
    answer: z.object({
      values: s.formValues,
      unread: z.array(z.object({ field: z.string(), zh: z.string(), en: z.string() }))
    })
  }),
  createPlan: endpoint({
    method: 'post',
    path: '/plans',
    access: 'signed-in',
    summary: 'Open a case and its draft from a template',
    body: z.object({
      templateId: z.string().max(64),
      start: s.formValues,
      members: z.array(z.object({ role: s.role, personId: z.string().max(64) })).max(200),
      idempotencyKey
    }),
    answer: z.object({ caseKey: z.string() })
  }),
  plan: endpoint({
    method: 'get',
    path: '/plans/:caseKey',
    access: 'signed-in',
    summary: 'The newest version of a plan',
    params: byCase,
    answer: s.planDraft
  }),
  planVersions: endpoint({
    method: 'get',
    path: '/plans/:caseKey/versions',
    access: 'signed-in',
    summary: 'Versions of a plan, newest first',
    params: byCase,
    answer: z.object({ versions: z.array(s.planVersion) })
  }),
  planVersionXml: endpoint({
    method: 'get',
    path: '/plans/:caseKey/versions/:version',
    access: 'signed-in',
    summary: 'One version',
    params: z.object({ caseKey: z.string().max(64), version: z.coerce.number().int().positive() }),
    answer: z.object({ xml: z.string(), essentials: s.formValues })
  }),
  checkPlan: endpoint({
    method: 'post',
    path: '/plans/:caseKey/check',
    access: 'signed-in',
    summary: 'Rules and document of an unsaved drawing',
    params: byCase,
    body: z.object({ xml: z.string().max(4_000_000), essentials: s.formValues.optional() }),
    answer: z.object({ problems: z.array(s.planProblem), documentHtml: z.string() })
  }),
  savePlan: endpoint({
    method: 'put',
    path: '/plans/:caseKey',
    access: 'signed-in',
    summary: 'Save a version; the number it was drawn from must be the newest',
    params: byCase,
    body: z.object({
      version: z.number().int(),
      xml: z.string().max(4_000_000),
      essentials: s.formValues,
      note: z.string().max(500).optional()
    }),
    answer: z.object({ version: z.number().int(), problems: z.array(s.planProblem) })
  }),
  submitPlan: endpoint({
    method: 'post',
    path: '/plans/:caseKey/submit',
    access: 'signed-in',
    summary: 'Submit the newest version for approval',
    params: byCase,
    body: z.object({ version: z.number().int(), idempotencyKey }),
    answer: z.object({ bundleSha256: z.string() })
  }),

  draft: endpoint({
    method: 'get',
    path: '/drafts/:form',
    access: 'signed-in',
    summary: 'What the reader has filled in of a form and not sent',
    params: byForm,
    answer: z.object({ values: s.formValues.nullable() })
  }),
  keepDraft: endpoint({
    method: 'put',
    path: '/drafts/:form',
    access: 'signed-in',
    summary: 'Keep what is filled in so far; content of a State secret is not kept',
    params: byForm,
    body: z.object({ values: s.formValues }),
    answer: z.object({ kept: z.boolean() })
  }),
  dropDraft: endpoint({
    method: 'delete',
    path: '/drafts/:form',
    access: 'signed-in',
    summary: 'Give up what was filled in',
    params: byForm,
    answer: done
  }),

  notices: endpoint({
    method: 'get',
    path: '/notices',
    access: 'signed-in',
    summary: 'Notices to the reader',
    answer: z.object({ notices: z.array(s.noticeView) })
  }),
  readNotice: endpoint({
    method: 'post',
    path: '/notices/:noticeId/read',
    access: 'signed-in',
    summary: 'Mark a notice as read',
    params: z.object({ noticeId: z.string().max(64) }),
    answer: done
  }),
  verifyAudit: endpoint({
    method: 'get',
    path: '/audit/verification',
    access: 'signed-in',
    summary: 'Check the audit log’s chain',
    answer: z.object({
      entries: z.number().int(),
      intact: z.boolean(),
      head: z.string(),
      brokenAt: z.number().int().nullable()
    })
  })
} as const;

export type Contract = typeof contract;
export type EndpointName = keyof Contract;

/** Binary and streaming routes, outside the JSON contract: document download, audit export, live changes. */
export const downloads = {
  document: '/cases/:caseKey/documents/:documentId',
  auditExport: '/audit/export',
  events: '/events'
} as const;
