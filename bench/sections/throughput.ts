import { systemClock } from '../../engine/clock/system-clock.ts';
import { BareEngine } from '../bare/engine.ts';
import {
  countWrites,
  type Database,
  databases,
  nothingWritten,
  perEach,
  toldWritten,
  withEngine,
  type Written
} from '../support/stores.ts';
import { inTurns, middle, percent, type Section, times, whole } from '../support/section.ts';
import { inProcess } from '../workloads/in-process.ts';
import { oneTask, type Workload, workloads } from '../workloads/model.ts';
import { onPeer } from '../workloads/on-peer.ts';
import { recordWrites, writeAgain } from '../workloads/rows-alone.ts';

type Contender = Database | 'bare' | 'rows' | 'peer';

/** Instances per second, and what each wrote. */
type Figures = Written & { rate: number };

const onEngine = (workload: Workload, database: Database, ms: number): Promise<Figures> =>
  databases[database]((store) =>
    withEngine(store, workload.model('feel'), async (engine) => {
      let written = () => nothingWritten;
      const { rate, count } = await inProcess(engine, store, workload, ms, () => {
        written = countWrites(store);
      });
      return { rate, ...perEach(written(), count) };
    })
  );

const onBare = (ms: number): Promise<Figures> =>
  databases.sqlite(async (store) => {
    const engine = new BareEngine(store, systemClock());
    const { rate } = await inProcess(engine, store, oneTask, ms);
    await engine.close();
    return { rate, ...nothingWritten };
  });

/** What the store does of the same rows in the same commits, when nothing else is done. */
async function rowsAlone(workload: Workload, ms: number): Promise<Figures> {
  const recorded = await databases.sqlite((store) =>
    withEngine(store, workload.model('feel'), async (engine) => {
      const writes = recordWrites(store);
      await inProcess(engine, store, workload, ms / 3);
      return writes;
    })
  );
  const rate = await databases.sqlite((store) => writeAgain(store, recorded));
  return { rate, ...nothingWritten };
}

/** Every workload in process and durable, on either database, beside the rows alone, bpmn-engine and (W1) the bare loop. */
export const throughput: Section = async ({ rounds, ms }, show) => {
  const report: Record<string, unknown> = {};
  for (const workload of workloads) {
    const ran = await inTurns<Contender, Figures>(rounds, {
      sqlite: () => onEngine(workload, 'sqlite', ms),
      mariadb: () => onEngine(workload, 'mariadb', ms),
      rows: () => rowsAlone(workload, ms),
      ...(workload === oneTask && { bare: () => onBare(ms) }),
      peer: async () => ({ rate: await onPeer(workload, ms), ...nothingWritten })
    });
    const of = (name: Contender) => middle(ran[name], ['rate', 'commits', 'bytes']);
    const { sqlite, mariadb, peer } = { sqlite: of('sqlite'), mariadb: of('mariadb'), peer: of('peer') };
    const rows = of('rows').rate;
    show(
      `${workload.name}, ${workload.says}: SQLite, instances/s`,
      whole(sqlite.rate),
      `${times(sqlite.rate, peer.rate)} bpmn-engine; ${toldWritten(sqlite)}`
    );
    show(
      '  MariaDB',
      whole(mariadb.rate),
      `${times(mariadb.rate, peer.rate)} bpmn-engine; ${toldWritten(mariadb)}`
    );
    show(
      '  the same rows and commits alone, one after the other, on SQLite',
      whole(rows),
      `the engine does ${percent(sqlite.rate, rows)} of it`
    );
    if (workload === oneTask) {
      const bare = of('bare');
      show(
        '  bare loop on SQLite: the same rows and commits, no BPMN',
        whole(bare.rate),
        `the engine does ${percent(sqlite.rate, bare.rate)} of it`
      );
      report['bare'] = bare.rate;
    }
    show('  bpmn-engine, in memory, not durable', whole(peer.rate));
    report[workload.name] = { sqlite, mariadb, rows, peer: peer.rate };
  }
  return report;
};
