import type { Node } from './diagram.ts';
import { Trouble } from './expressions.ts';
import type { Game } from './game.ts';
import type { Timer, Token, Wait } from './token.ts';

/** The events that a token waits for while it is at its node. */
function eventsOf(token: Token): Node[] {
  const { node } = token;
  const atBorder = token.number > 0 ? [] : node.boundaries;
  if (token.isBody) return atBorder;
  if (node.kind === 'EventBasedGateway') return node.outgoing.map(({ to }) => to);
  const itself = node.kind === 'IntermediateCatchEvent' || node.kind === 'ReceiveTask' ? [node] : [];
  return [...atBorder, ...itself, ...node.eventStarts];
}

/** Begins to wait for all events of a token; where one cannot be waited for, for none. */
export function openWaits(game: Game, token: Token): void {
  const waits = eventsOf(token).map((event) => waitFor(game, token, event));
  for (const wait of waits) if (wait.message || wait.timer || wait.signal) game.waits.add(wait);
}

/** Stops waiting: for all events, or for those chosen. */
export function closeWaits(game: Game, token: Token, chosen: (event: Node) => boolean = () => true): void {
  for (const wait of game.waits) if (wait.token === token && chosen(wait.event)) game.waits.delete(wait);
}

function waitFor(game: Game, token: Token, event: Node): Wait {
  const around = event.kind === 'BoundaryEvent' && token.scope ? token.scope : token;
  const read = (name: string) => around.read(name);
  const { messageRef } = event.kind === 'ReceiveTask' ? event.source : (event.definition ?? {});
  const correlation = messageRef && correlationOf(messageRef);
  const message = correlation
    ? {
        name: game.expressions.text(messageRef.name ?? '', read),
        key: keyText(game.expressions.value(correlation, read))
      }
    : null;
  const signalName = event.definition?.signalRef?.name;
  return {
    token,
    event,
    message,
    timer: event.event === 'Timer' ? timerOf(game, token, event) : null,
    signal: signalName === undefined ? null : game.expressions.text(signalName, read)
  };
}

const correlationOf = (message: NonNullable<Node['source']['messageRef']>) =>
  message.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:Subscription')?.[
    'correlationKey'
  ] as string | undefined;

function keyText(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new Trouble('EXTRACT_VALUE_ERROR');
  return String(value);
}

const minuteMs = 60_000;

/** Of all that ISO 8601 knows, what generated models use: hours and minutes, once or so many times, perhaps from an instant on. */
export function timerOf(game: Game, token: Token, event: Node): Timer {
  const { timeDuration, timeCycle } = event.definition ?? {};
  const text = game.expressions.value((timeDuration ?? timeCycle)?.body ?? '', (name) => token.read(name));
  const match = /^(?:R(-?\d+)\/)?(?:([-:TZ\d]+)\/)?PT(?:(-?\d+)H)?(?:(-?\d+)M)?$/.exec(String(text));
  if (!match) throw new Trouble('EXTRACT_VALUE_ERROR');
  const [, times = '1', start, hours = '0', minutes = '0'] = match;
  const every = (Number(hours) * 60 + Number(minutes)) * minuteMs;
  const dueAt = start === undefined ? game.now + every : Math.max(Date.parse(start), game.now);
  return { dueAt, left: Number(times), every };
}
