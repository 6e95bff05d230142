import { createHash } from 'node:crypto';
import { wordList } from '../../domain/word-list.ts';
import type { Desk } from '../desk.ts';
import type { FormSchema } from '../forms/form-schema.ts';
import type { Shipped, ShippedProcess } from '../models/shipped.ts';
import type { Answer } from '../http/call.ts';
import { translateName } from '../language/dictionary.ts';
import type { Reader } from '../language/reader.ts';
import { clauseText } from './clauses.ts';
import { rolesOf } from './template-roles.ts';

type Template = Answer<'templates'>['templates'][number];

/** A plan template is a shipped process `plan-…` with a start form. */
export interface PlanTemplate {
  readonly templateId: string;
  readonly process: ShippedProcess;
  readonly startForm: FormSchema;
}

export function templateOf({ processes, forms }: Shipped, templateId: string): PlanTemplate | undefined {
  const process = processes.get(templateId);
  const startForm = forms.get(`${templateId}--start`)?.schema;
  if (!templateId.startsWith('plan-') || !process || !startForm) return undefined;
  return { templateId, process, startForm };
}

/** Version of a template: the beginning of its SHA-256. */
export const versionOf = ({ process }: PlanTemplate): string =>
  createHash('sha256').update(process.content).digest('hex').slice(0, 12);

/** Routing value `planKind` of the approval: `procurement` for `plan-procurement-bid`. */
export const planKindOf = (templateId: string): string => templateId.split('-')[1] ?? 'other';

async function templateView(shipped: Shipped, template: PlanTemplate, reader: Reader): Promise<Template> {
  const { templateId, process, startForm } = template;
  const { properties, name } = await process.model();
  const title = properties['shoumi:title'] ?? name ?? templateId;
  const drawn = rolesOf(shipped, templateId);
  return {
    templateId,
    title: { zh: title, en: translateName(title) },
    scope: wordList(properties['shoumi:scope']).map((id) => ({ id, text: clauseText(id, reader.language) })),
    startForm: { ...reader.form(startForm) },
    roles: [...drawn.roles],
    tasked: [...drawn.tasked],
    readsTenderNotice: properties['shoumi:reads'] === 'tender-notice'
  };
}

export function templatesView({ shipped }: Pick<Desk, 'shipped'>, reader: Reader): Promise<Template[]> {
  const templates = [...shipped.processes.keys()].flatMap(
    (templateId) => templateOf(shipped, templateId) ?? []
  );
  return Promise.all(templates.map((template) => templateView(shipped, template, reader)));
}
