import type { AuditEntry } from '../../workers/ports/index.ts';
import type { AuditRecord, AuditRegister } from '../contract/index.ts';
import { atomically } from '../register/atomically.ts';
import { nowOf, type RegisterContext } from '../register/context.ts';
import { found } from '../register/rows.ts';
import { canonicalJson, hashOfEntry, type ChainedEntry } from './chain.ts';
import type { HeadSigner } from './signing.ts';
import { ChainWalk, type ClaimedHead } from './walk.ts';

interface AuditRow {
  seq: number;
  at: string;
  actor: string | null;
  as_deputy_of: string | null;
  act: string;
  case_key: string | null;
  facts: string;
  prev_hash: string;
  hash: string;
}

export interface AuditContext extends RegisterContext {
  readonly signer: HeadSigner;
}

type Filter = NonNullable<Parameters<AuditRegister['list']>[0]>;

const HEAD = { id: 1 };
const PAGE = 1000;

/** A row whose facts are no longer JSON cannot hash to what it claims; it still has to be walked over. */
function factsOf(text: string): AuditRecord['facts'] {
  try {
    return JSON.parse(text) as AuditRecord['facts'];
  } catch {
    return { unreadable: text };
  }
}

const toRecord = (row: AuditRow): AuditRecord => ({
  seq: row.seq,
  at: row.at,
  actor: row.actor,
  asDeputyOf: row.as_deputy_of,
  act: row.act,
  caseKey: row.case_key,
  facts: factsOf(row.facts),
  prevHash: row.prev_hash,
  hash: row.hash
});

const readHead = async ({ db }: RegisterContext): Promise<ClaimedHead> =>
  found(await db<ClaimedHead & { id: number }>('audit_head').where(HEAD).first('seq', 'hash', 'signature'));

/** Whether a job (`facts.jobKey`) has written the entry already: its worker died before it could say that it was done. */
async function isOfRepeatedJob(
  { db }: RegisterContext,
  { act, caseKey, facts }: AuditEntry
): Promise<boolean> {
  if (facts.jobKey === undefined || caseKey === null) return false;
  const same = { case_key: caseKey, act, facts: canonicalJson(facts) };
  return (await db<AuditRow>('audit_log').where(same).first('seq')) !== undefined;
}

/** The head row is the lock under which the chain grows: one writer at a time. */
async function append(context: AuditContext, entry: AuditEntry): Promise<void> {
  const { db, signer } = context;
  const head = found(await db<ClaimedHead & { id: number }>('audit_head').where(HEAD).forUpdate().first());
  if (await isOfRepeatedJob(context, entry)) return;
  const chained: ChainedEntry = {
    seq: head.seq + 1,
    at: nowOf(context),
    actor: entry.actor,
    asDeputyOf: entry.asDeputyOf ?? null,
    act: entry.act,
    caseKey: entry.caseKey,
    facts: entry.facts
  };
  const hash = hashOfEntry(head.hash, chained);
  const row: AuditRow = {
    seq: chained.seq,
    at: chained.at,
    actor: chained.actor,
    as_deputy_of: chained.asDeputyOf,
    act: chained.act,
    case_key: chained.caseKey,
    facts: canonicalJson(chained.facts),
    prev_hash: head.hash,
    hash
  };
  await db('audit_log').insert(row);
  await db('audit_head')
    .where({ ...HEAD, seq: head.seq })
    .update({ seq: chained.seq, hash, signature: signer.sign(chained.seq, hash) });
}

async function list({ db }: RegisterContext, filter: Filter = {}): Promise<AuditRecord[]> {
  const query = db<AuditRow>('audit_log')
    .where('seq', '>', filter.afterSeq ?? 0)
    .orderBy('seq')
    .limit(filter.limit ?? PAGE)
    .select('*');
  if (filter.caseKey !== undefined) query.where({ case_key: filter.caseKey });
  if (filter.actor !== undefined) query.where({ actor: filter.actor });
  return (await query).map(toRecord);
}

/** The last number in the log, read before the head: an honest log never reaches beyond it. */
async function lastSeq({ db }: RegisterContext): Promise<number> {
  const [row] = await db('audit_log').max({ last: 'seq' });
  return Number(row?.last ?? 0);
}

/** Every entry up to the head as it was at the start: what is appended meanwhile belongs to the next reading. */
async function* upTo(context: RegisterContext, last: number): AsyncIterable<AuditRecord> {
  let seq = 0;
  for (;;) {
    const page = await list(context, { afterSeq: seq });
    for (const record of page) {
      if (record.seq > last) return;
      yield record;
      seq = record.seq;
    }
    if (page.length < PAGE) return;
  }
}

export function createAuditRegister(context: AuditContext): AuditRegister {
  const { publicKey } = context.signer;
  return {
    append: (entry) => atomically(context, (inner) => append(inner, entry)),
    list: (filter) => list(context, filter),
    async head() {
      const { seq, hash } = await readHead(context);
      return { seq, hash };
    },
    async verify(known) {
      const last = await lastSeq(context);
      const head = await readHead(context);
      if (last > head.seq) return { ok: false, seq: head.seq + 1, problem: 'sequence' };
      const walk = new ChainWalk(known);
      for await (const record of upTo(context, head.seq)) {
        const failure = walk.step(record);
        if (failure) return failure;
      }
      const verdict = walk.finish(head, publicKey);
      return verdict.ok ? { ...verdict, publicKey } : verdict;
    },
    async *export() {
      const head = await readHead(context);
      for await (const record of upTo(context, head.seq)) yield `${canonicalJson(record)}\n`;
      yield `${canonicalJson({ end: { ...head, publicKey } })}\n`;
    }
  };
}
