import type { Socket } from 'node:net';
import type { PoolConnection } from 'mysql2';
import type { Pool } from 'mysql2/promise';
import type { SqlPart } from '../condition-sql.ts';

/**
 * Hands over the rows of a statement as the server sends them: none is kept by the driver. Rejects when the line to the server is lost, and
 * with what `each` throws: then no more is read.
 */
export async function eachRow<Row>(
  readers: Pool,
  statement: SqlPart,
  each: (row: Row) => void
): Promise<void> {
  const connection = await taken(readers);
  try {
    await handedOver(connection, statement, each);
  } finally {
    connection.release();
  }
}

function taken({ pool }: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
  });
}

/** Of a lost line the driver tells the connection alone, since a statement whose rows are handed over has no callback. */
function handedOver<Row>(
  connection: PoolConnection,
  { sql, params }: SqlPart,
  each: (row: Row) => void
): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      connection.removeListener('error', reject);
      settle();
    };
    connection.once('error', reject);
    connection
      .query(sql, [...params])
      .on('result', (row) => {
        try {
          each(row as unknown as Row);
        } catch (error) {
          reject(error);
          cut(connection);
        }
      })
      .on('error', (error) => end(() => reject(error)))
      .on('end', () => end(resolve));
  });
}

/** The driver's own way waits for the server to have sent all. */
function cut(connection: PoolConnection): void {
  connection.destroy();
  (connection as unknown as { readonly stream: Socket }).stream.destroy();
}
