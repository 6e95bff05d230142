import type { Values } from '../forms/expression.ts';
import { now, type Camunda } from '../engine/camunda.ts';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Variables visible to a task; inner scopes hide outer ones. Routing values only, by construction. */
export async function variablesOf(camunda: Camunda, userTaskKey: string): Promise<Values> {
  const query = { userTaskKey, page: { limit: 200 } };
  const { items } = (await camunda.searchUserTaskVariables(query as never, now)) as unknown as {
    items: readonly { name?: string; value?: string }[];
  };
  return Object.fromEntries(items.map(({ name = '', value = 'null' }) => [name, parsed(value)]));
}
