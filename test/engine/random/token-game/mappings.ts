import type { Extension } from './diagram.ts';
import type { Read } from './expressions.ts';
import type { Game } from './game.ts';
import type { Token, Variables } from './token.ts';

interface Mapping {
  readonly source: string;
  readonly target: string;
}

type Mappings = Extension & {
  readonly inputParameters?: readonly Mapping[];
  readonly outputParameters?: readonly Mapping[];
};

/** Gives a token the variables of its input mappings; those of a link are left alone, as in Zeebe. */
export function mapIn(game: Game, token: Token): void {
  if (token.node.event === 'Link') return;
  const mappings = token.node.extension<Mappings>('ioMapping')?.inputParameters ?? [];
  const mapped = evaluate(game, token, mappings, () => undefined);
  for (const [name, value] of mapped) token.variables.set(name, value);
}

/** Gives those around a token the variables of its output mappings. */
export function mapOut(game: Game, token: Token): void {
  const mapped = evaluate(game, token, outputsOf(token), (name) => token.read(name));
  const from = token.number > 0 ? token : token.scope;
  for (const [name, value] of mapped) from?.write(name, value);
}

const outputsOf = (token: Token) => token.node.extension<Mappings>('ioMapping')?.outputParameters ?? [];

export const hasOutputs = (token: Token): boolean => outputsOf(token).length > 0;

/** What an activity was done with: its own where output mappings choose from it, else everybody's. */
export function receive(token: Token, variables: Variables): void {
  for (const [name, value] of Object.entries(variables))
    if (hasOutputs(token)) token.variables.set(name, value);
    else token.write(name, value);
}

/** A target `a.b` becomes an entry `b` of what `before` has as `a`. A mapping sees the targets of those before it. */
function evaluate(
  game: Game,
  token: Token,
  mappings: readonly Mapping[],
  before: Read
): ReadonlyMap<string, unknown> {
  const mapped = new Map<string, unknown>();
  const read: Read = (name) => (mapped.has(name) ? mapped.get(name) : token.read(name));
  for (const { source, target } of mappings) {
    const value = game.expressions.value(source, read, 'IO_MAPPING_ERROR');
    const [name = '', ...path] = target.split('.');
    mapped.set(name, within(mapped.has(name) ? mapped.get(name) : before(name), path, value));
  }
  return mapped;
}

function within(whole: unknown, [name, ...path]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const isObject = typeof whole === 'object' && whole !== null && !Array.isArray(whole);
  const entries = isObject ? (whole as Variables) : {};
  return { ...entries, [name]: within(entries[name], path, value) };
}
