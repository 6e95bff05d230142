import type { Command, CommandResults } from '../commands.ts';
import type { Entities, EntityKind } from '../records.ts';
import { readSearch } from '../query/read-search.ts';
import type { SearchSpec } from '../query/search-spec.ts';
import type { Condition } from '../ports.ts';
import { json, noContent, type RestAnswer } from './answer.ts';
import { notFound, ProblemError } from './problem.ts';
import { rejectionOf } from './rejection.ts';
import type { Gateway, RestRequest } from './route.ts';

/** Submits a command and gives its value; a refusal becomes the problem that says the same. */
export async function submit<C extends Command>(
  gateway: Gateway,
  command: C,
  signal?: AbortSignal
): Promise<CommandResults[C['type']]> {
  const result = await gateway.engine.submit(command, signal && { signal });
  if (!result.ok) throw new ProblemError(rejectionOf(command, result.refusal));
  return result.value;
}

/** Submits a command that answers with nothing. */
export async function submitQuietly(gateway: Gateway, command: Command): Promise<RestAnswer> {
  await submit(gateway, command);
  return noContent();
}

/** What a page of a search is read into memory for, at most. */
const mostCharacters = 64 * 1024 * 1024;

/** Searches records of one kind as the request asks, within `fixed` conditions. */
export async function search<Kind extends EntityKind>(
  gateway: Gateway,
  spec: SearchSpec<Kind>,
  request: RestRequest,
  fixed: readonly Condition[] = []
): Promise<RestAnswer> {
  const asked = readSearch(spec, request.body, fixed);
  const { items, ...page } = await gateway.queries.search(spec.kind, { ...asked, mostCharacters });
  return json({ items: items.map(spec.toItem), page });
}

/** The record of a key, or 404. `what` names the kind in the message. */
export async function find<Kind extends EntityKind>(
  gateway: Gateway,
  kind: Kind,
  key: string,
  what: string
): Promise<Entities[Kind]> {
  const record = await gateway.queries.get(kind, key);
  if (!record) throw notFound(`There is no ${what} with key ${key}.`);
  return record;
}
