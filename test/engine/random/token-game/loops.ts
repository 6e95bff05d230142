import type { Extension } from './diagram.ts';
import { extensionOf } from './diagram.ts';
import { Trouble } from './expressions.ts';
import { depart, endAllIn, finish } from './flow.ts';
import type { Game } from './game.ts';
import type { Loop, Token } from './token.ts';
import { openWaits } from './waits.ts';

type Characteristics = Extension & {
  readonly inputCollection: string;
  readonly inputElement?: string;
  readonly outputCollection?: string;
  readonly outputElement?: string;
};

const characteristicsOf = ({ node }: Token): Characteristics => {
  const found = extensionOf<Characteristics>(node.source.loopCharacteristics, 'loopCharacteristics');
  if (!found) throw new Error(`${node.id}: a loop over nothing`);
  return found;
};

/** The body of a multi-instance activity begins: one item after another, or all at once. */
export function enterBody(game: Game, body: Token): void {
  const { inputCollection, outputCollection } = characteristicsOf(body);
  const items = game.expressions.list(inputCollection, (name) => body.read(name));
  openWaits(game, body);
  if (outputCollection)
    body.variables.set(
      outputCollection,
      items.map(() => null)
    );
  body.loop = { items, begun: 0, completed: 0, cut: null, met: false };
  body.stage = 'waiting';
  if (items.length === 0) finish(game, body);
  else if (inSequence(body)) begin(game, body, body.loop);
  else game.next('begin one', body);
}

const inSequence = ({ node }: Token): boolean => node.source.loopCharacteristics?.isSequential ?? false;

/** The next of those that run side by side begins; each has its own turn. */
export function beginOne(game: Game, body: Token): void {
  const { loop } = body;
  if (!loop || body.stage !== 'waiting' || loop.met) return;
  begin(game, body, loop);
  if (loop.begun < loop.items.length) game.next('begin one', body);
}

function begin(game: Game, body: Token, loop: Loop): void {
  const { inputElement, outputElement } = characteristicsOf(body);
  const item = loop.items[loop.begun++];
  const inner = game.token(body.node, body, loop.begun);
  const variable = /^=\s*([A-Za-z]\w*)\s*$/.exec(outputElement ?? '')?.[1];
  if (variable) inner.variables.set(variable, null);
  if (inputElement) inner.variables.set(inputElement, item);
  inner.variables.set('loopCounter', loop.begun);
}

/** One of the items is through: its output is kept, and the completion condition asked. */
export function collect(game: Game, inner: Token): void {
  const body = inner.scope;
  if (inner.number === 0 || !body?.loop) return;
  const { outputCollection, outputElement } = characteristicsOf(body);
  const { loop } = body;
  if (outputCollection && outputElement) {
    const value = game.expressions.value(outputElement, (name) => inner.read(name));
    const collected = body.variables.get(outputCollection);
    if (!Array.isArray(collected) || collected.length < inner.number)
      throw new Trouble('EXTRACT_VALUE_ERROR');
    body.variables.set(outputCollection, collected.with(inner.number - 1, value));
  }
  const condition = body.node.source.loopCharacteristics?.completionCondition?.body;
  const counts = new Map([
    ['numberOfInstances', loop.items.length],
    ['numberOfActiveInstances', body.children.size - 1],
    ['numberOfCompletedInstances', loop.completed + 1],
    ['numberOfTerminatedInstances', loop.cut ?? 0]
  ]);
  if (condition && game.expressions.truth(condition, (name) => counts.get(name) ?? inner.read(name)))
    loop.met = true;
  loop.completed++;
}

/** One of the items has ended: the next, the end of the others, or the end of all. */
export function lookAtBody(game: Game, body: Token): void {
  const { loop } = body;
  if (!loop || body.stage !== 'waiting') return;
  if (body.children.size > 0) {
    if (!loop.met || loop.cut !== null) return;
    loop.cut = body.children.size;
    endAllIn(game, body);
  } else if (loop.begun === loop.items.length || loop.met) finish(game, body);
  else if (inSequence(body)) begin(game, body, loop);
}

/** The whole goes on, and its collected output goes outward. */
export function leaveBody(game: Game, body: Token): void {
  const { outputCollection } = characteristicsOf(body);
  if (outputCollection) body.scope?.write(outputCollection, body.variables.get(outputCollection));
  depart(game, body);
}
