import { systemClock } from '../../engine/clock/system-clock.ts';
import { BareEngine } from '../bare/engine.ts';
import { median } from '../support/measure.ts';
import { inTurns, percent, type Section, whole } from '../support/section.ts';
import { databases, withEngine } from '../support/stores.ts';
import { oneTask } from '../workloads/model.ts';
import { type Connection, type RestFigures, throughRest, w1OnStub } from '../rest/through-rest.ts';

const connections: Record<Connection, string> = {
  sdk: 'as the SDK connects it',
  desk: 'as the product connects it'
};

/** The median of each member of several rounds. */
function middleOf(rounds: readonly RestFigures[]): RestFigures {
  const of = (pick: (round: RestFigures) => number) => median(rounds.map(pick));
  return {
    rate: of(({ rate }) => rate),
    client: { cpu: of(({ client }) => client.cpu), busy: of(({ client }) => client.busy) },
    server: { cpu: of(({ server }) => server.cpu), busy: of(({ server }) => server.busy) }
  };
}

/** W1 through the gateway, by the SDK's client and job worker in another process. */
export const rest: Section = async ({ rounds, ms }, show) => {
  const report: Record<string, unknown> = {};
  for (const connection of ['sdk', 'desk'] as const) {
    const ran = await inTurns(rounds, {
      engine: () =>
        databases.sqlite((store) =>
          withEngine(store, oneTask.model('feel'), (engine) =>
            throughRest(engine, store, oneTask, connection, ms)
          )
        ),
      bare: () =>
        databases.sqlite((store) =>
          throughRest(new BareEngine(store, systemClock()), store, oneTask, connection, ms)
        ),
      stub: () => w1OnStub(connection, ms)
    });
    const figures = { engine: middleOf(ran.engine), bare: middleOf(ran.bare), stub: middleOf(ran.stub) };
    show(
      `W1 through REST, the SDK's client ${connections[connection]}`,
      whole(figures.engine.rate),
      `${percent(figures.engine.rate, figures.bare.rate)} of the bare loop, ${percent(figures.engine.rate, figures.stub.rate)} of the stub`
    );
    show('  bare loop behind the same gateway', whole(figures.bare.rate));
    show('  stub that answers constants', whole(figures.stub.rate));
    for (const name of ['engine', 'bare', 'stub'] as const) {
      const { client, server } = figures[name];
      show(
        `  ${name}: ms of processor an instance, client / server`,
        `${client.cpu.toFixed(2)} / ${server.cpu.toFixed(2)}`,
        `event loops busy ${percent(client.busy, 1)} / ${percent(server.busy, 1)}`
      );
    }
    report[connection] = figures;
  }
  return report;
};
