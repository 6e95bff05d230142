import type { Command, CommandResults } from '../commands.ts';
import type { Engine } from '../engine.ts';

/** The answer to a command; throws what it was refused for. `signal` ends the waiting of a long poll. */
export async function ask<C extends Command>(
  engine: Engine,
  command: C,
  signal?: AbortSignal
): Promise<CommandResults[C['type']]> {
  const answer = await engine.submit(command, signal && { signal });
  if (!answer.ok) throw new Error(`${answer.refusal.code}: ${answer.refusal.detail}`);
  return answer.value;
}
