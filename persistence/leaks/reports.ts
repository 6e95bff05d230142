import { RefusalError } from '../../domain/refusals.ts';
import { lockCase } from '../cases/participations.ts';
import type { LeakRegister, LeakReport, Reporter } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { newId, nowOf, type RegisterContext } from '../register/context.ts';
import { found, type Blob } from '../register/rows.ts';
import type { Place } from '../sealed/envelope.ts';
import { sealJson, unsealJson } from '../sealed/seal.ts';

interface ReportRow {
  report_id: string;
  case_key: string;
  officer_id: string;
  successor_id: string | null;
  reporter: Blob;
  received_at: string;
  acknowledged_at: string | null;
  acknowledged_by: string | null;
  version: number;
}

type ReportInput = Parameters<LeakRegister['report']>[0];

/** Whoever may read the reporter is bound in: writing another officer's id into the row opens nothing. */
const placeOf = (row: Pick<ReportRow, 'case_key' | 'report_id' | 'officer_id' | 'successor_id'>): Place => [
  row.case_key,
  'leak_reports',
  row.report_id,
  row.officer_id,
  row.successor_id
];

const toReport = (row: ReportRow): LeakReport => ({
  reportId: row.report_id,
  caseKey: row.case_key,
  officerId: row.officer_id,
  successorId: row.successor_id,
  receivedAt: row.received_at,
  acknowledgedAt: row.acknowledged_at,
  acknowledgedBy: row.acknowledged_by
});

const find = ({ db }: RegisterContext, caseKey: string) =>
  db<ReportRow>('leak_reports').where({ case_key: caseKey }).first();

async function report(context: RegisterContext, input: ReportInput): Promise<LeakReport> {
  await lockCase(context, input.caseKey);
  const before = await find(context, input.caseKey);
  if (before) return toReport(before);
  const head = {
    report_id: newId(context),
    case_key: input.caseKey,
    officer_id: input.officerId,
    successor_id: input.successorId ?? null
  };
  const row: ReportRow = {
    ...head,
    reporter: await sealJson(context, placeOf(head), input.reporter),
    received_at: nowOf(context),
    acknowledged_at: null,
    acknowledged_by: null,
    version: 1
  };
  await context.db('leak_reports').insert(row);
  return toReport(row);
}

async function readReporter(context: RegisterContext, caseKey: string, readerId: string): Promise<Reporter> {
  const row = found(await find(context, caseKey));
  if (readerId !== row.officer_id && readerId !== row.successor_id)
    throw new RefusalError({ code: 'NOT_FOUND' });
  return unsealJson<Reporter>(context, placeOf(row), row.reporter);
}

async function change(
  context: RegisterContext,
  row: ReportRow,
  wanted: Partial<ReportRow>
): Promise<LeakReport> {
  const next = { ...wanted, version: row.version + 1 };
  await context
    .db<ReportRow>('leak_reports')
    .where({ report_id: row.report_id, version: row.version })
    .update(next);
  return toReport({ ...row, ...next });
}

async function nameSuccessor(
  context: RegisterContext,
  caseKey: string,
  officerId: string,
  successorId: string
): Promise<LeakReport> {
  await lockCase(context, caseKey);
  const row = found(await find(context, caseKey));
  if (row.officer_id !== officerId) throw new RefusalError({ code: 'NOT_FOUND' });
  const reporter = await unsealJson<Reporter>(context, placeOf(row), row.reporter);
  const moved = { ...row, successor_id: successorId };
  const resealed = await sealJson(context, placeOf(moved), reporter);
  return change(context, row, { successor_id: successorId, reporter: resealed });
}

async function acknowledge(context: RegisterContext, caseKey: string, by: string): Promise<LeakReport> {
  await lockCase(context, caseKey);
  const row = found(await find(context, caseKey));
  if (row.acknowledged_at !== null) return toReport(row);
  return change(context, row, { acknowledged_at: nowOf(context), acknowledged_by: by });
}

export function createLeakRegister(context: RegisterContext): LeakRegister {
  return {
    report: (input) => atomically(context, (inner) => report(inner, input)),
    async get(caseKey) {
      const row = await find(context, caseKey);
      return row && toReport(row);
    },
    reporter: (caseKey, readerId) => readReporter(context, caseKey, readerId),
    nameSuccessor: (caseKey, officerId, successorId) =>
      atomically(context, (inner) => nameSuccessor(inner, caseKey, officerId, successorId)),
    acknowledge: (caseKey, by) => atomically(context, (inner) => acknowledge(inner, caseKey, by))
  };
}
