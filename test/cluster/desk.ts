import { createConnection } from 'mysql2/promise';
import { connectCamunda } from '../../server/engine/camunda.ts';
import { startDesk, type TestDesk } from '../support/desk.ts';

const server = process.env.SHOUMI_TEST_MARIADB ?? 'mysql://root@127.0.0.1:3306';
export const morning = '2026-11-02T09:00:00+08:00';

async function sql(statement: string): Promise<void> {
  const connection = await createConnection(server);
  await connection.query(statement);
  await connection.end();
}

/** The product over MariaDB, as an office runs it against a cluster, whose clock it is given. */
export async function startDeskOn(camundaAddress: string): Promise<TestDesk> {
  const database = `shoumi_cluster_${process.pid}`;
  await connectCamunda({ restAddress: camundaAddress }).pinClock({ timestamp: Date.parse(morning) });
  await sql(`DROP DATABASE IF EXISTS ${database}`);
  await sql(`CREATE DATABASE ${database}`);
  const drop = () => sql(`DROP DATABASE IF EXISTS ${database}`);
  try {
    const desk = await startDesk({
      at: morning,
      databaseUrl: `${server}/${database}`,
      config: { camundaAddress }
    });
    return {
      ...desk,
      async close() {
        await desk.close();
        await drop();
      }
    };
  } catch (error) {
    await drop();
    throw error;
  }
}
