import { lacking } from '../../test/cluster/real/install.mjs';
import { measuredBroker } from '../cluster/on-broker.ts';
import { type Connection, throughRest } from '../rest/through-rest.ts';
import { median } from '../support/measure.ts';
import { inTurns, type Section, times, whole } from '../support/section.ts';
import { databases, withEngine } from '../support/stores.ts';
import { inProcess } from '../workloads/in-process.ts';
import { type Workload, workloads } from '../workloads/model.ts';

/** Long enough for the broker's snapshots and collections of garbage to come into it. */
const MS = 10_000;

const onEngine = (workload: Workload): Promise<number> =>
  databases.sqlite((store) =>
    withEngine(
      store,
      workload.model('feel'),
      async (engine) => (await inProcess(engine, store, workload, MS)).rate
    )
  );

const onEngineThroughRest = (workload: Workload, connection: Connection): Promise<number> =>
  databases.sqlite((store) =>
    withEngine(
      store,
      workload.model('feel'),
      async (engine) => (await throughRest(engine, store, workload, connection, MS)).rate
    )
  );

/** Every workload on a real broker with the SDK's gRPC workers, beside the engine in process and through REST. Needs Java and Maven. */
export const cluster: Section = async ({ rounds }, show) => {
  const lack = lacking();
  if (lack !== undefined) throw new Error(`The section "cluster" needs a real broker. ${lack}`);
  const broker = await measuredBroker();
  const report: Record<string, Record<string, number>> = {};
  try {
    for (const workload of workloads) {
      const ran = await inTurns(rounds, {
        broker: () => broker.run(workload, MS),
        engine: () => onEngine(workload),
        sdk: () => onEngineThroughRest(workload, 'sdk'),
        desk: () => onEngineThroughRest(workload, 'desk')
      });
      const figures = {
        broker: median(ran.broker),
        engine: median(ran.engine),
        sdk: median(ran.sdk),
        desk: median(ran.desk)
      };
      show(`${workload.name}, ${workload.says}: broker, gRPC workers`, whole(figures.broker));
      show(
        '  engine in process, SQLite',
        whole(figures.engine),
        `${times(figures.engine, figures.broker)} the broker`
      );
      show(
        '  engine through REST, as the SDK connects it',
        whole(figures.sdk),
        `${times(figures.sdk, figures.broker)} the broker`
      );
      show(
        '  engine through REST, as the product connects it',
        whole(figures.desk),
        `${times(figures.desk, figures.broker)} the broker`
      );
      report[workload.name] = figures;
    }
  } finally {
    await broker.end();
  }
  return report;
};
