import type { Connection, RowDataPacket } from 'mysql2/promise';
import { mariadbDialect } from './dialect.ts';

/** The one row that says whose state in memory is that of the database. */
export const ownerTable = `CREATE TABLE IF NOT EXISTS engine_owner (id INTEGER PRIMARY KEY, owner ${mariadbDialect.textType} NOT NULL)${mariadbDialect.tableSuffix}`;

/** Takes the database over: from now on nobody writes on from what they read before. */
export async function takeOver(connection: Connection, owner: string): Promise<void> {
  await connection.query('REPLACE INTO engine_owner VALUES (1, ?)', [owner]);
}

/** Who took it over last. */
export async function ownerOf(connection: Connection): Promise<string | undefined> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT owner FROM engine_owner');
  return rows[0]?.['owner'] as string | undefined;
}
