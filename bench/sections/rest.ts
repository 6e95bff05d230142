import { systemClock } from '../../engine/clock/system-clock.ts';
import { BareEngine } from '../bare/engine.ts';
import { median } from '../support/measure.ts';
import { inTurns, middle, percent, type Section, whole } from '../support/section.ts';
import { databases, toldWritten, withEngine } from '../support/stores.ts';
import { approval, oneTask, type Workload, workloads } from '../workloads/model.ts';
import { type Connection, type RestFigures, onStub, throughRest } from '../rest/through-rest.ts';

const connections: Record<Connection, string> = {
  sdk: 'as the SDK connects it',
  desk: 'as the product connects it'
};

/** The median of each member of several rounds. */
function middleOf(rounds: readonly RestFigures[]): RestFigures {
  const of = <Part>(pick: (round: RestFigures) => Part) => rounds.map(pick);
  return {
    rate: median(of(({ rate }) => rate)),
    client: middle(
      of(({ client }) => client),
      ['cpu', 'busy']
    ),
    server: middle(
      of(({ server }) => server),
      ['cpu', 'busy']
    ),
    written: middle(
      of(({ written }) => written),
      ['commits', 'bytes']
    )
  };
}

/** A workload on the engine and on the stub; W1 also on the bare loop, which knows no other. */
async function inAll(workload: Workload, connection: Connection, rounds: number, ms: number) {
  const ran = await inTurns(rounds, {
    engine: () =>
      databases.sqlite((store) =>
        withEngine(store, workload.model('feel'), (engine) =>
          throughRest(engine, store, workload, connection, ms)
        )
      ),
    ...(workload === oneTask && {
      bare: () =>
        databases.sqlite((store) =>
          throughRest(new BareEngine(store, systemClock()), store, workload, connection, ms)
        )
    }),
    stub: () => onStub(workload, connection, ms)
  });
  return {
    engine: middleOf(ran.engine),
    ...(ran.bare && { bare: middleOf(ran.bare) }),
    stub: middleOf(ran.stub)
  };
}

/** Each workload through the gateway, by the SDK's client and job worker in another process; in the short form the first two. */
export const rest: Section = async ({ rounds, ms }, show) => {
  const report: Record<string, unknown> = {};
  for (const workload of rounds > 1 ? workloads : [oneTask, approval])
    for (const connection of ['sdk', 'desk'] as const) {
      const figures = await inAll(workload, connection, rounds, ms);
      const { engine, bare, stub } = figures;
      show(
        `${workload.name} through REST, the SDK's client ${connections[connection]}`,
        whole(engine.rate),
        `${bare ? `${percent(engine.rate, bare.rate)} of the bare loop, ` : ''}${percent(engine.rate, stub.rate)} of the stub; ${toldWritten(engine.written)}`
      );
      if (bare) show('  bare loop behind the same gateway', whole(bare.rate));
      show('  stub that answers constants', whole(stub.rate));
      for (const [name, { client, server }] of Object.entries(figures))
        show(
          `  ${name}: ms of processor an instance, client / server`,
          `${client.cpu.toFixed(2)} / ${server.cpu.toFixed(2)}`,
          `event loops busy ${percent(client.busy, 1)} / ${percent(server.busy, 1)}`
        );
      report[`${workload.name} ${connection}`] = figures;
    }
  return report;
};
