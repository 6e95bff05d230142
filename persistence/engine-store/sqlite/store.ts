import type {
  ActiveRows,
  ChangeSet,
  Condition,
  EngineQueries,
  EngineStore,
  Grouping,
  Search,
  SearchPage,
  Tally
} from '../../../engine/ports.ts';
import type { Entities, EntityKind } from '../../../engine/records.ts';
import { isDiskFailure } from '../../database/disk-failure.ts';
import type { SqlPart } from '../condition-sql.ts';
import { isCostly } from '../costly.ts';
import { Members } from '../members.ts';
import type { PageBodies } from '../page-bodies.ts';
import { placed, readPage, type Reads } from '../page.ts';
import { ActiveRecords, activeStatement, rowStatement, type StoredRow } from '../read-sql.ts';
import { recordOf } from '../row.ts';
import { talliesOf, tallyStatement } from '../search-sql.ts';
import { closedError, type EngineStoreError, failed } from '../errors.ts';
import { allTables } from '../schema.ts';
import { batchStatements } from '../statements.ts';
import { sqliteDialect } from './dialect.ts';
import { openSqlite, type OpenSqlite, pragma, type SqliteDatabase, type SqliteSettings } from './open.ts';
import { listStatement, type PageList, readListed } from './page-by-keys.ts';
import { PatientReader } from './patient-reader.ts';
import { type Asked, isHeavy, type Weight, weighings } from './weight.ts';
import { ThreadWriter, type Writer, writerOn } from './writer.ts';

/**
 * The engine's rows in one SQLite file, which it holds alone. Each commit is one flushed transaction of the writer;
 * everything is read on a connection beside it, which sees what is committed.
 */
export class SqliteEngineStore implements EngineStore, EngineQueries {
  private readonly settings: SqliteSettings;
  private readonly db: SqliteDatabase;
  private readonly letGo: () => void;
  private readonly writer: Writer;
  private readonly statements = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  private readonly members = new Members();
  private patient: PatientReader | undefined;
  private closed = false;
  private failure: EngineStoreError | undefined;

  constructor(settings: SqliteSettings, { db, close }: OpenSqlite, writer: Writer) {
    this.settings = settings;
    this.db = db;
    this.letGo = close;
    this.writer = writer;
  }

  get flushMs(): number {
    return this.writer.flushMs;
  }

  async load(): Promise<ActiveRows> {
    const rows: Record<string, unknown[]> = {};
    for (const { kind } of allTables) rows[kind] = this.activeOf(kind);
    return rows as unknown as ActiveRows;
  }

  private activeOf<Kind extends EntityKind>(kind: Kind): Entities[Kind][] {
    const statement = activeStatement(kind, sqliteDialect);
    const found = new ActiveRecords(kind);
    if (statement)
      for (const row of this.prepared(statement.sql).iterate([...statement.params]))
        found.add(row as StoredRow);
    return found.records;
  }

  /** As the port says. After the disk has failed once nothing is committed any more: `isDiskFailure` says why. */
  async commit(changes: ChangeSet): Promise<void> {
    const writes = batchStatements(changes, this.members, sqliteDialect);
    if (writes.length === 0) return;
    if (this.closed) throw closedError();
    if (this.failure) throw this.failure;
    try {
      await this.writer.write(writes);
    } catch (error) {
      throw this.told(error);
    }
    this.members.keep();
  }

  /** What a caller is told of a write that failed. That the disk has failed is kept, and told whoever composes the program. */
  private told(error: unknown): unknown {
    if (!isDiskFailure(error)) return error;
    this.failure = failed(this.settings.file, error);
    this.settings.onDiskFailure?.(this.failure);
    return this.failure;
  }

  async get<Kind extends EntityKind>(kind: Kind, key: string): Promise<Entities[Kind] | undefined> {
    const [row] = this.all<StoredRow>(rowStatement(kind, key));
    return row && recordOf(kind, row.body, row.resource);
  }

  async search<Kind extends EntityKind>(kind: Kind, search: Search): Promise<SearchPage<Entities[Kind]>> {
    const from = await placed(kind, search, (key) => this.get(kind, key));
    const asked = { kind, where: search.where, fields: search.sort.map(({ field }) => field) };
    return this.reading(asked, (reads) => readPage(kind, from, sqliteDialect, reads));
  }

  async tally(
    kind: EntityKind,
    where: readonly Condition[],
    by: readonly Grouping[],
    newest?: string
  ): Promise<Tally[]> {
    const statement = tallyStatement(kind, where, by, newest, sqliteDialect);
    const fields = by.map((grouping) => (typeof grouping === 'string' ? grouping : grouping.field));
    const asked = { kind, where, fields: newest === undefined ? fields : [...fields, newest] };
    const rows = await this.reading(asked, async (reads) => reads.rows<Record<string, unknown>>(statement));
    return talliesOf(kind, rows, by);
  }

  /** Has something read: in a file, what costs is found in a thread of its own, and read here by its keys. */
  private reading<Value>(asked: Asked, read: (reads: Reads) => Promise<Value>): Promise<Value> {
    const { kind } = asked;
    if (!this.isCostly(asked))
      return read({
        page: (search, into) =>
          into.isBounded
            ? this.unchanged(() => this.read(kind, this.all<PageList>(listStatement(search.listed)), into))
            : this.readAtOnce(search.page, into),
        rows: (statement) => this.all(statement)
      });
    return (this.patient ??= new PatientReader(this.settings.file)).turn((rows) =>
      read({
        page: async ({ listed }, into) => this.read(kind, await rows<PageList>(listStatement(listed)), into),
        rows
      })
    );
  }

  private isCostly(asked: Asked): boolean {
    if (this.closed) throw closedError();
    if (this.settings.file === ':memory:') return false;
    return isCostly(asked.where) || weighings(asked).some((each) => isHeavy(this.all<Weight>(each)[0]!));
  }

  private read(kind: EntityKind, [list]: PageList[], into: PageBodies): number {
    return readListed(kind, list!, (statement) => this.all(statement), into);
  }

  private readAtOnce(page: SqlPart, into: PageBodies): number {
    const rows = this.all<{ body: string }>(page);
    for (const { body } of rows) into.add(body);
    return rows.length;
  }

  /** Reads more than once while nothing changes in between. */
  private unchanged<Value>(read: () => Value): Value {
    this.prepared('BEGIN').run([]);
    try {
      return read();
    } finally {
      if (this.db.inTransaction) this.prepared('COMMIT').run([]);
    }
  }

  /** Bytes that the pages in use take. */
  async sizeOnDisk(): Promise<number> {
    const [pages, size, free] = ['page_count', 'page_size', 'freelist_count'].map((name) =>
      Number(pragma(this.db, name))
    );
    return (pages! - free!) * size!;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.writer.close();
    await this.patient?.close();
    this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([]);
    this.letGo();
  }

  private all<Row>({ sql, params }: SqlPart): Row[] {
    return this.prepared(sql).all([...params]) as Row[];
  }

  private prepared(sql: string): ReturnType<SqliteDatabase['prepare']> {
    if (this.closed) throw closedError();
    let statement = this.statements.get(sql);
    if (!statement) {
      if (this.statements.size > 500) this.statements.clear();
      statement = this.db.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

/**
 * Opens (and, if new, creates) the engine's rows in a SQLite file; `:memory:` keeps them in memory, for tests.
 * Throws an EngineStoreError for unsafe settings, a damaged or newer database, or one in use.
 */
export function openSqliteEngineStore(settings: SqliteSettings): SqliteEngineStore {
  const open = openSqlite(settings);
  const inMemory = settings.file === ':memory:';
  return new SqliteEngineStore(
    settings,
    open,
    inMemory ? writerOn(open.db) : new ThreadWriter(settings.file)
  );
}
