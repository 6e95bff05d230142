import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { MariadbSettings } from '../../persistence/engine-store/mariadb/open.ts';

/** Before: the server never hears of the statement. After: it carries it out, and its answer is lost. */
export type Moment = 'before' | 'after';

/** Stands between a program and MariaDB, and cuts the line at one statement. */
export interface MariadbLine {
  /** The way through this line to the same database. */
  readonly settings: MariadbSettings;
  /** Cuts at the statement that comes after so many others, once. */
  cutAt(others: number, moment: Moment): void;
  /** Statements that came since the last `cutAt`. */
  count(): number;
  /** Cuts everything that goes through, and takes no new caller until `release`. */
  hold(): void;
  release(): void;
  close(): void;
}

/** The bytes of a packet's head: three of length, one of its place in the exchange; a statement begins one with 0. */
const headBytes = 4;

/** Calls for every statement in what a client sends, before it is passed on. */
function statementsIn(onStatement: () => void): (chunk: Buffer) => void {
  let waiting = Buffer.alloc(0);
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= headBytes) {
      const whole = headBytes + waiting.readUIntLE(0, 3);
      if (waiting.length < whole) return;
      if (waiting[3] === 0) onStatement();
      waiting = waiting.subarray(whole);
    }
  };
}

export async function mariadbLine(target: MariadbSettings): Promise<MariadbLine> {
  let seen = 0;
  let cut: { readonly at: number; readonly moment: Moment } | null = null;
  const sockets = new Set<Socket>();
  let held = false;

  const server = createServer((client) => {
    if (held) {
      client.destroy();
      return;
    }
    const upstream = connect(target.port, target.host);
    let deaf = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    const heard = statementsIn(() => {
      if (seen++ !== cut?.at) return;
      if (cut.moment === 'before') end();
      else deaf = true;
      cut = null;
    });
    client.on('data', (chunk: Buffer) => {
      heard(chunk);
      if (!upstream.destroyed) upstream.write(chunk);
    });
    upstream.on('data', (chunk: Buffer) => {
      if (deaf) end();
      else client.write(chunk);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end);
      socket.on('close', end);
    }
  });
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    settings: { ...target, host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    cutAt(others, moment) {
      seen = 0;
      cut = { at: others, moment };
    },
    count: () => seen,
    hold() {
      held = true;
      cutAll();
    },
    release() {
      held = false;
    },
    close() {
      server.close();
      cutAll();
    }
  };
}
