import type { Books, Row } from './books.ts';

const text = (value: unknown): string => String(value);

const tally = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** Numbers that should run from 1 without a gap or a double, per group. */
function gaps(what: string, rows: readonly Row[]): string[] {
  const groups = new Map<string, number[]>();
  for (const { grouped, number } of rows)
    groups.set(text(grouped), [...(groups.get(text(grouped)) ?? []), Number(number)]);
  return [...groups].flatMap(([group, numbers]) => {
    const inOrder = [...numbers].sort((a, b) => a - b);
    return inOrder.every((number, index) => number === index + 1)
      ? []
      : [`${what} of ${group} are numbered ${inOrder.join(' ')}`];
  });
}

async function numbering({ cases }: Books): Promise<string[]> {
  const custody = 'SELECT case_key AS grouped, ordinal AS number FROM custody_events';
  const papers = 'SELECT case_key AS grouped, ordinal AS number FROM documents';
  const copies = "SELECT CONCAT(case_key, ' ', artefact) AS grouped, number FROM copies";
  return [
    ...gaps('custody events', await cases(custody)),
    ...gaps('papers', await cases(papers)),
    ...gaps('copies', await cases(copies))
  ];
}

/** Acts, audit entries and completed tasks of the engine belong together one to one. */
async function acts({ cases, engine }: Books): Promise<string[]> {
  const open = await cases("SELECT user_task_key, state FROM task_acts WHERE state <> 'applied'");
  const done = (await cases("SELECT user_task_key FROM task_acts WHERE state = 'applied'")).map((row) =>
    text(row.user_task_key)
  );
  const completed = new Set(
    (await engine("SELECT entity_key FROM engine_user_task WHERE state = 'COMPLETED'")).map((row) =>
      text(row.entity_key)
    )
  );
  const facts = await cases(`SELECT facts FROM audit_log WHERE facts LIKE '%"sealedEntryId"%'`);
  const audited = tally(
    facts.map((row) => text((JSON.parse(text(row.facts)) as { taskKey?: string }).taskKey))
  );
  const acted = tally(done);
  return [
    ...open.map((row) => `the act on task ${row.user_task_key} was left ${row.state}`),
    ...[...acted].filter(([, times]) => times > 1).map(([key]) => `task ${key} has two acts`),
    ...done.filter((key) => !completed.has(key)).map((key) => `the engine has not completed task ${key}`),
    ...done
      .filter((key) => audited.get(key) !== 1)
      .map((key) => `${audited.get(key) ?? 0} audit entries of ${key}`),
    ...[...audited.keys()].filter((key) => !acted.has(key)).map((key) => `task ${key} is audited, not done`),
    ...[...completed].filter((key) => !acted.has(key)).map((key) => `nobody completed task ${key}`)
  ];
}

/** A job draws up each of its papers once, in each of the three forms; what was drawn up is audited once, and nobody told twice. */
async function effects({ cases }: Books): Promise<string[]> {
  const drawn = await cases('SELECT idempotency_key, document_id FROM documents');
  const audit = await cases("SELECT facts FROM audit_log WHERE act = 'document.render'");
  const audited = tally(
    audit.map((row) => text((JSON.parse(text(row.facts)) as { documentId?: string }).documentId))
  );
  const forms = tally(drawn.map((row) => text(row.idempotency_key).split(':')[0] ?? ''));
  const told = tally((await cases('SELECT dedupe_key FROM notices')).map((row) => text(row.dedupe_key)));
  return [
    ...doubles('papers of job', forms, 3),
    ...doubles('audit entries of paper', audited, 1),
    ...doubles('notices', told, 1)
  ];
}

const doubles = (what: string, counts: ReadonlyMap<string, number>, most: number): string[] =>
  [...counts].filter(([, times]) => times > most).map(([key, times]) => `${times} ${what} ${key}`);

/**
 * What is half done or done twice in the books of a desk that has recovered, in words; nothing when all is well. To be asked while
 * nobody completes tasks.
 */
export async function halvesIn(books: Books): Promise<string[]> {
  return [
    ...(await books.damages()),
    ...(await numbering(books)),
    ...(await acts(books)),
    ...(await effects(books))
  ];
}
