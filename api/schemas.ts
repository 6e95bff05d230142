import { z } from 'zod';
import { caseStates } from '../domain/cases.ts';
import { evidenceKinds } from '../domain/evidence.ts';
import { grades } from '../domain/grades.ts';
import { roles } from '../domain/roles.ts';

const keysOf = <T extends object>(record: T) =>
  z.enum(Object.keys(record) as [keyof T & string, ...(keyof T & string)[]]);

export const role = keysOf(roles);
export const grade = keysOf(grades);
export const evidenceKind = keysOf(evidenceKinds);
export const caseState = keysOf(caseStates);
export const instant = z.iso.datetime({ offset: true });
/** Values of a form by field key; checked against the deployed form on the server. */
export const formValues = z.record(z.string().max(200), z.unknown());
/** form-js schema. */
export const formSchema = z.record(z.string(), z.unknown());

/** Every refused request answers this, with the catalogue's status. */
export const problem = z.object({
  code: z.string(),
  message: z.object({ zh: z.string(), en: z.string() }),
  problems: z
    .array(
      z.object({
        path: z.string(),
        zh: z.string(),
        en: z.string(),
        /** Ids of the clauses that it rests on; `clause` tells their words. */
        clauses: z.array(z.string()).optional()
      })
    )
    .optional()
});

export const person = z.object({
  personId: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  roles: z.array(role)
});

export const me = person.extend({
  agency: z.object({ agencyId: z.string(), name: z.string() }),
  language: z.enum(['zh', 'en']),
  unreadNotices: z.number().int(),
  /** How far the change stream was when this was asked: one that begins elsewhere tells of something missed. */
  changes: z.string()
});

export const caseSummary = z.object({
  caseKey: z.string(),
  kind: z.enum(['plan', 'leak']),
  number: z.string(),
  codeName: z.string(),
  grade,
  state: caseState,
  templateId: z.string(),
  parentCaseKey: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable()
});

export const taskSummary = z.object({
  taskKey: z.string(),
  caseKey: z.string(),
  caseNumber: z.string(),
  codeName: z.string(),
  grade,
  name: z.string(),
  elementId: z.string(),
  processId: z.string(),
  role: role.nullable(),
  /** Name of the one person whose task it is; null when it falls to a role. */
  assigned: z.string().nullable(),
  /** Name of the person who holds it. */
  holder: z.string().nullable(),
  mine: z.boolean(),
  /** Name of the person for whom the reader would do it as deputy. */
  asDeputyOf: z.string().nullable(),
  createdAt: instant,
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  /** Only in the view `vacant`: whose task it was, by participation and name. */
  vacancy: z.object({ participationId: z.string(), left: z.string().nullable() }).nullable()
});

export const documentSummary = z.object({
  documentId: z.string(),
  templateId: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  /** `html` is the reading copy. */
  format: z.enum(['fodt', 'pdf', 'html']),
  copyNumber: z.number().int().nullable(),
  sha256: z.string(),
  createdAt: instant
});

export const taskDetail = taskSummary.extend({
  form: formSchema.nullable(),
  /** Earlier answers and register facts that fill the form. */
  values: formValues,
  proof: z.enum(['none', 'fresh']),
  clauses: z.array(z.object({ id: z.string(), text: z.string() })),
  documents: z.array(documentSummary),
  /** The diagram to show beside the form (what is being approved), as BPMN XML. */
  diagram: z.string().nullable(),
  /** SHA-256 that an approval is bound to; send it back with the completion. */
  bundleSha256: z.string().nullable(),
  hint: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** What the plan asks of this task; null when the task is no measure of a plan. */
  measure: z
    .object({ measure: z.string(), riskPoint: z.string().nullable(), evidence: z.string().nullable() })
    .nullable(),
  /** What was answered at earlier steps that this one decides on, newest entry of each. */
  earlier: z.array(
    z.object({
      elementId: z.string(),
      title: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      answers: z.array(z.object({ label: z.string(), text: z.string() }))
    })
  ),
  /** The plan to be decided on, in short. */
  planSummary: z
    .object({
      subject: z.string(),
      period: z.string(),
      release: z.string(),
      riskPoints: z.number().int(),
      measures: z.number().int(),
      members: z.number().int()
    })
    .nullable()
});

export const participationView = z.object({
  participationId: z.string(),
  role,
  name: z.string().nullable(),
  unit: z.string().nullable(),
  implicated: z.boolean(),
  /** The reader may not know who it is: `name` is a mark in the reader's language. */
  withheld: z.boolean()
});

export const historyEntry = z.object({
  at: instant,
  actor: z.string().nullable(),
  /** Name of the person for whom the actor stood in. */
  asDeputyOf: z.string().nullable(),
  act: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
});

export const token = z.object({
  elementId: z.string(),
  elementName: z.string().nullable(),
  state: z.enum(['active', 'completed', 'terminated', 'incident']),
  count: z.number().int()
});

export const copyView = z.object({
  copyId: z.string(),
  artefact: z.string(),
  /** The artefact as the plan calls it. */
  title: z.string(),
  number: z.number().int(),
  holder: z.string().nullable(),
  state: z.enum(['allocated', 'issued', 'collected', 'retained', 'destroyed', 'lost']),
  lastEventAt: instant.nullable()
});

export const sealedItemView = z.object({
  itemId: z.string(),
  artefact: z.string(),
  /** The artefact as the plan calls it. */
  title: z.string(),
  itemNumber: z.string().nullable(),
  custodian: z.string().nullable(),
  state: z.enum(['sealed', 'handed-over', 'opened', 'broken', 'released', 'destroyed']),
  lastEventAt: instant.nullable()
});

export const measureView = z.object({
  elementId: z.string(),
  phase: z.string().nullable(),
  riskPoint: z.string().nullable(),
  measure: z.string(),
  role: role.nullable(),
  /** The deadline rule in words. */
  due: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** When the measure's task is due, once there is one. */
  dueAt: instant.nullable(),
  evidence: z.string().nullable(),
  state: z.enum(['waiting', 'active', 'done', 'cancelled'])
});

/** A message that the reader may send to the running case. */
export const caseAction = z.object({
  action: z.string(),
  label: z.object({ zh: z.string(), en: z.string() }),
  form: formSchema.nullable()
});

export const caseRoom = z.object({
  case: caseSummary,
  /** Content title of the case, for its members only. */
  subject: z.string().nullable(),
  members: z.array(participationView),
  diagram: z.string().nullable(),
  tokens: z.array(token),
  measures: z.array(measureView),
  /** Open tasks that the reader may do. */
  tasks: z.array(taskSummary),
  /** Every open task of the case, whoever does it. */
  openTasks: z.array(taskSummary),
  documents: z.array(documentSummary),
  copies: z.array(copyView),
  sealedItems: z.array(sealedItemView),
  history: z.array(historyEntry),
  notices: z.array(z.object({ zh: z.string(), en: z.string() })),
  actions: z.array(caseAction)
});

export const leakRoom = z.object({
  case: caseSummary,
  parent: caseSummary.nullable(),
  reportedAt: instant,
  acknowledgedAt: instant.nullable(),
  acknowledgeBy: instant,
  investigationHold: z.boolean(),
  report: formValues,
  evidence: z.array(
    z.object({
      evidenceId: z.string(),
      title: z.string(),
      kind: evidenceKind.nullable(),
      sha256: z.string().nullable(),
      holder: z.string().nullable(),
      /** Day until which it must be kept, `YYYY-MM-DD`. */
      holdUntil: z.iso.date().nullable(),
      at: instant
    })
  ),
  findings: z.array(
    z.object({
      findingId: z.string(),
      kind: z.string(),
      person: z.string().nullable(),
      matter: z.string(),
      at: instant
    })
  ),
  remediation: z.array(
    z.object({
      taskId: z.string(),
      measure: z.string(),
      title: z.object({ zh: z.string(), en: z.string() }),
      owner: z.string().nullable(),
      dueAt: instant,
      state: z.enum(['proposed', 'open', 'done', 'verified', 'reopened', 'dropped'])
    })
  ),
  copies: z.array(copyView),
  sealedItems: z.array(sealedItemView),
  /** Open tasks that the reader may do. */
  tasks: z.array(taskSummary),
  /** Every open task of the case, whoever does it. */
  openTasks: z.array(taskSummary),
  members: z.array(participationView),
  documents: z.array(documentSummary),
  diagram: z.string().nullable(),
  tokens: z.array(token),
  history: z.array(historyEntry),
  actions: z.array(caseAction)
});

export const planProblem = z.object({
  rule: z.string(),
  elementId: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
  clause: z.string().nullable(),
  /** Roles that the step may be given to instead. */
  instead: z.array(z.string())
});

export const planDraft = z.object({
  caseKey: z.string(),
  case: caseSummary,
  version: z.number().int(),
  state: z.enum([
    'draft',
    'submitted',
    'approved',
    'returned',
    'rejected',
    'voided',
    'deployed',
    'withdrawn'
  ]),
  editable: z.boolean(),
  templateId: z.string(),
  xml: z.string(),
  essentialsForm: formSchema,
  essentials: formValues,
  problems: z.array(planProblem),
  /** The plan document as HTML. */
  documentHtml: z.string(),
  savedAt: instant,
  savedBy: z.string().nullable()
});

export const planVersion = z.object({
  version: z.number().int(),
  state: z.string(),
  note: z.string().nullable(),
  savedAt: instant,
  savedBy: z.string().nullable(),
  sha256: z.string().nullable()
});

export const noticeView = z.object({
  noticeId: z.string(),
  caseKey: z.string(),
  subject: z.object({ zh: z.string(), en: z.string() }),
  at: instant,
  readAt: instant.nullable()
});
