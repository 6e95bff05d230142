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
import { Members } from '../members.ts';
import { placed, readPage } from '../page.ts';
import { activeStatement, rowStatement, type StoredRow } from '../read-sql.ts';
import { recordOf } from '../row.ts';
import { talliesOf, tallyStatement } from '../search-sql.ts';
import { type EngineStoreError, failed } from '../errors.ts';
import { allTables } from '../schema.ts';
import { batchStatements } from '../statements.ts';
import { sqliteDialect } from './dialect.ts';
import { openSqlite, type OpenSqlite, pragma, type SqliteDatabase, type SqliteSettings } from './open.ts';
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
    const rows = statement ? (this.all(statement) as StoredRow[]) : [];
    return rows.map((row) => recordOf(kind, row.body, row.resource));
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
    const [row] = this.all(rowStatement(kind, key)) as StoredRow[];
    return row && recordOf(kind, row.body, row.resource);
  }

  async search<Kind extends EntityKind>(kind: Kind, search: Search): Promise<SearchPage<Entities[Kind]>> {
    const from = await placed(kind, search, (key) => this.get(kind, key));
    return readPage(kind, from, sqliteDialect, (statement) => this.all(statement));
  }

  async tally(
    kind: EntityKind,
    where: readonly Condition[],
    by: readonly Grouping[],
    newest?: string
  ): Promise<Tally[]> {
    const statement = tallyStatement(kind, where, by, newest, sqliteDialect);
    return talliesOf(kind, this.all(statement) as Record<string, unknown>[], by);
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
    this.db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([]);
    this.letGo();
  }

  private all({ sql, params }: SqlPart): unknown[] {
    return this.prepared(sql).all([...params]);
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

function closedError(): Error {
  return new Error('the engine store is closed');
}
