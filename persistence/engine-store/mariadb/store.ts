import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { type Connection, createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
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
import { SearchTooCostly } from '../../../engine/ports.ts';
import type { Entities, EntityKind } from '../../../engine/records.ts';
import type { SqlPart } from '../condition-sql.ts';
import { isCostly, SEARCH_MS } from '../costly.ts';
import { Members } from '../members.ts';
import { OneByOne } from '../one-by-one.ts';
import { placed, readPage, type Reads } from '../page.ts';
import { ActiveRecords, activeStatement, rowStatement, type StoredRow } from '../read-sql.ts';
import { recordOf } from '../row.ts';
import { talliesOf, tallyStatement } from '../search-sql.ts';
import { allTables } from '../schema.ts';
import { batchStatements } from '../statements.ts';
import { mariadbDialect } from './dialect.ts';
import { eachRow } from './each-row.ts';
import { inUse } from '../errors.ts';
import { passes } from './fault.ts';
import { connectionOptions, type MariadbSettings, openWriter } from './open.ts';
import { ownerOf, takeOver } from './owner.ts';

/** For how long a commit that fails is tried again, and how soon, in ms. */
const failureMs = 2_000;
const openOutcomeMs = 30_000;
const retryPauseMs = 50;

/** What the server answers when a statement has taken as long as it may. */
const outOfTime = 1969;

/** The engine's rows in a MariaDB database: one connection writes and holds the lock, a few others read. */
export class MariadbEngineStore implements EngineStore, EngineQueries {
  flushMs = 0;
  private readonly settings: MariadbSettings;
  private readonly readers: Pool;
  private readonly costly = new OneByOne();
  private readonly members = new Members();
  private writer: Connection | undefined;
  /** Our name as the database's owner, and the connection on which that has been seen to hold. */
  private owner: string | undefined;
  private known: Connection | undefined;

  constructor(settings: MariadbSettings, writer: Connection) {
    this.settings = settings;
    this.readers = createPool({ ...connectionOptions(settings), connectionLimit: 4 });
    this.watch(writer);
  }

  private watch(writer: Connection): void {
    this.writer = writer;
    writer.on('error', () => this.forget(writer));
  }

  /** A writer in doubt is dropped: what it left open is rolled back by the server. */
  private forget(writer: Connection): void {
    if (this.writer === writer) this.writer = undefined;
    writer.destroy();
  }

  private async connected(): Promise<Connection> {
    if (!this.writer) this.watch(await openWriter(this.settings));
    return this.writer!;
  }

  /** The writer; throws when somebody else took the database over while this one had lost its connection. */
  private async writing(): Promise<Connection> {
    const writer = await this.connected();
    if (writer === this.known) return writer;
    if (this.owner === undefined) await this.takeOver(writer);
    else if ((await ownerOf(writer)) !== this.owner) throw inUse(this.settings.database);
    this.known = writer;
    return writer;
  }

  private async takeOver(writer: Connection): Promise<void> {
    const owner = randomUUID();
    await takeOver(writer, owner);
    this.owner = owner;
    this.known = writer;
  }

  async load(): Promise<ActiveRows> {
    await this.takeOver(await this.connected());
    const rows: Record<string, unknown[]> = {};
    for (const { kind } of allTables) rows[kind] = await this.activeOf(kind);
    return rows as unknown as ActiveRows;
  }

  private async activeOf<Kind extends EntityKind>(kind: Kind): Promise<Entities[Kind][]> {
    const statement = activeStatement(kind, mariadbDialect);
    const found = new ActiveRecords(kind);
    if (statement) await eachRow<StoredRow>(this.readers, statement, (row) => found.add(row));
    return found.records;
  }

  /**
   * As the port says. What passes (a lost connection, a deadlock, a lock that was not given in time) is tried again: a batch
   * names whole rows, so to write it twice is to write it once. Where the answer to COMMIT was lost its outcome is open, and
   * giving up would leave it so: then it is tried for longer.
   */
  async commit(changes: ChangeSet): Promise<void> {
    const writes = batchStatements(changes, this.members, mariadbDialect);
    if (writes.length === 0) return;
    const began = performance.now();
    for (let asked = false; ; await pause(retryPauseMs))
      try {
        const writer = await this.writing();
        await writer.query('START TRANSACTION');
        for (const { sql, params } of writes) await writer.execute(sql, [...params]);
        asked = true;
        const flushed = performance.now();
        await writer.query('COMMIT');
        this.flushMs = performance.now() - flushed;
        this.members.keep();
        return;
      } catch (error) {
        if (this.writer) this.forget(this.writer);
        const patience = asked ? openOutcomeMs : failureMs;
        if (!passes(error) || performance.now() > began + patience) throw error;
      }
  }

  async get<Kind extends EntityKind>(kind: Kind, key: string): Promise<Entities[Kind] | undefined> {
    const [row] = await this.rows(rowStatement(kind, key));
    return row && recordOf(kind, row.body, row.resource);
  }

  async search<Kind extends EntityKind>(kind: Kind, search: Search): Promise<SearchPage<Entities[Kind]>> {
    const from = await placed(kind, search, (key) => this.get(kind, key));
    return this.reading(search.where, (reads) => readPage(kind, from, mariadbDialect, reads));
  }

  async tally(
    kind: EntityKind,
    where: readonly Condition[],
    by: readonly Grouping[],
    newest?: string
  ): Promise<Tally[]> {
    const statement = tallyStatement(kind, where, by, newest, mariadbDialect);
    const rows = await this.reading(where, async (reads) => reads.rows<Record<string, unknown>>(statement));
    return talliesOf(kind, rows, by);
  }

  async close(): Promise<void> {
    const writer = this.writer;
    this.writer = undefined;
    await writer?.end();
    await this.readers.end();
  }

  /** Has something read: what costs one after another, and for as long as it may. */
  private reading<Value>(
    where: readonly Condition[],
    read: (reads: Reads) => Promise<Value>
  ): Promise<Value> {
    if (!isCostly(where)) return read(this.reads((statement) => statement));
    return this.costly.run(() => read(this.reads(bounded)).catch(asTooCostly));
  }

  private reads(within: (statement: SqlPart) => SqlPart): Reads {
    return {
      page: async ({ page }, into) => {
        let rows = 0;
        await eachRow<StoredRow>(this.readers, within(page), ({ body }) => {
          rows += 1;
          into.add(body);
        });
        return rows;
      },
      rows: async <Row>(statement: SqlPart) => (await this.rows(within(statement))) as Row[]
    };
  }

  /** Values are bound by the client for LIMIT's sake (a prepared LIMIT wants an integer type), reads only. */
  private async rows({ sql, params }: SqlPart): Promise<RowDataPacket[]> {
    const [rows] = await this.readers.query<RowDataPacket[]>(sql, [...params]);
    return rows;
  }
}

/** A statement that the server gives up once it has taken as long as it may. */
function bounded({ sql, params }: SqlPart): SqlPart {
  return { sql: `SET STATEMENT max_statement_time = ${SEARCH_MS / 1000} FOR ${sql}`, params };
}

function asTooCostly(error: unknown): never {
  throw (error as { errno?: number }).errno === outOfTime ? new SearchTooCostly() : error;
}

/** Opens (and, if new, creates the tables of) the engine's rows in an existing MariaDB database. */
export async function openMariadbEngineStore(settings: MariadbSettings): Promise<MariadbEngineStore> {
  return new MariadbEngineStore(settings, await openWriter(settings));
}
