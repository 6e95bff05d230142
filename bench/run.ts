/** `npm run bench [-- --json FILE]`: figures beside those of a peer and of a bare loop, all from the same run. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { deskList } from './desk-list.ts';
import { median } from './measure.ts';
import { restart } from './restart.ts';
import { startUp } from './start.ts';
import { type Contender, withContender } from './stores.ts';
import { taskList } from './task-list.ts';
import { w1InProcess } from './w1/in-process.ts';
import { w1OnPeer } from './w1/peer.ts';
import { type Connection, type RestFigures, w1OnStub, w1ThroughRest } from './w1/through-rest.ts';

const ROUNDS = 3;
const { values: options } = parseArgs({ options: { json: { type: 'string' } } });

const inProcess = (contender: Contender) => withContender(contender, (engine) => w1InProcess(engine, 3_000));
const throughRest = (contender: Contender, connection: Connection) =>
  withContender(contender, (engine, store) => w1ThroughRest(engine, store, connection, 3_000));

/** Runs contenders in turns, so that a slow minute of the machine meets them all. */
async function inTurns<Name extends string, Figure>(
  runs: Record<Name, () => Promise<Figure>>
): Promise<Record<Name, Figure[]>> {
  const names = Object.keys(runs) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, [] as Figure[]])) as Record<Name, Figure[]>;
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) figures[name].push(await runs[name]());
  }
  return figures;
}

/** The median of each member of several rounds of W1 through REST. */
function middle(rounds: readonly RestFigures[]): RestFigures {
  const of = (pick: (round: RestFigures) => number) => median(rounds.map(pick));
  return {
    rate: of(({ rate }) => rate),
    client: { cpu: of(({ client }) => client.cpu), busy: of(({ client }) => client.busy) },
    server: { cpu: of(({ server }) => server.cpu), busy: of(({ server }) => server.busy) }
  };
}

function show(label: string, figure: string, ratio = ''): void {
  console.log(`${label.padEnd(58)}${figure.padStart(14)}  ${ratio}`);
}

const whole = (figure: number) => Math.round(figure).toLocaleString('en-US');
const percent = (part: number, of: number) => `${Math.round((part / of) * 100)} %`;

console.log(
  `Node ${process.version}, ${availableParallelism()} cores; medians of ${ROUNDS}; SQLite with a flush at every commit\n`
);

const directly = await inTurns({
  engine: () => inProcess('engine'),
  bare: () => inProcess('bare'),
  peer: () => w1OnPeer(3_000)
});
const direct = { engine: median(directly.engine), bare: median(directly.bare), peer: median(directly.peer) };
show(
  'W1 in process, durable, instances/s',
  whole(direct.engine),
  `${(direct.engine / direct.peer).toFixed(1)} × bpmn-engine, ${percent(direct.engine, direct.bare)} of the bare loop`
);
show('  bare loop: the same rows and commits, no BPMN', whole(direct.bare));
show('  bpmn-engine, in memory, not durable', whole(direct.peer));

const connections = { sdk: 'as the SDK connects it', desk: 'as the product connects it' };
const rest = {} as Record<Connection, Record<Contender | 'stub', RestFigures>>;
for (const connection of ['sdk', 'desk'] as const) {
  const { engine, bare, stub } = await inTurns({
    engine: () => throughRest('engine', connection),
    bare: () => throughRest('bare', connection),
    stub: () => w1OnStub(connection, 3_000)
  });
  const figures = { engine: middle(engine), bare: middle(bare), stub: middle(stub) };
  rest[connection] = figures;
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
}

const restarted = await restart(10_000);
show('Restart with 10,000 waiting instances, ms', whole(restarted.ms));
show('  heap and disk per waiting instance, bytes', `${whole(restarted.heap)} / ${whole(restarted.disk)}`);

const list = await taskList(100_000, 1_000);
show(
  '20 newest of one group among 100,000 tasks, p50 / p99 ms',
  `${list.p50.toFixed(2)} / ${list.p99.toFixed(2)}`
);

const started = await startUp(ROUNDS);
show(
  'npm start to the first answer, ms',
  whole(started.again),
  `${whole(started.first)} on a new data folder`
);

const desk = await deskList(100_000, 200);
const askers = { oneCase: 'one case', tenth: 'a tenth of all', all: 'all' };
for (const asker of ['oneCase', 'tenth', 'all'] as const) {
  show(
    `Desk's list over HTTP among 100,000, ${askers[asker]}, p50 / p95 ms`,
    `${desk[asker].p50.toFixed(1)} / ${desk[asker].p95.toFixed(1)}`
  );
}

if (options.json !== undefined) {
  const report = {
    node: process.version,
    cores: availableParallelism(),
    w1InProcess: direct,
    w1ThroughRest: rest,
    restart: restarted,
    taskList: list,
    start: started,
    deskList: desk
  };
  writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
}
process.exit(0);
