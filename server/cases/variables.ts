import { now, type Camunda } from '../engine/camunda.ts';

/** A routing variable of a process instance itself, not of a scope inside it; undefined when it has none of that name. */
export async function variableOf(
  camunda: Camunda,
  processInstanceKey: string,
  name: string
): Promise<unknown> {
  const query = { filter: { name, processInstanceKey, scopeKey: processInstanceKey } };
  const { items } = (await camunda.searchVariables(query as never, now)) as unknown as {
    items: readonly { value?: string }[];
  };
  const value = items[0]?.value;
  return value === undefined ? undefined : (JSON.parse(value) as unknown);
}
