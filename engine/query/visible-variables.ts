import type { EngineQueries } from '../ports.ts';
import type { UserTaskRecord, VariableRecord } from '../records.ts';
import { allRows } from './all-rows.ts';

/** The scopes that a task sees, its own first, the process instance last. */
async function scopesOf(queries: EngineQueries, task: UserTaskRecord): Promise<string[]> {
  const scopes: string[] = [];
  let scope: string = task.elementInstanceKey;
  while (scope !== task.processInstanceKey) {
    scopes.push(scope);
    const element = await queries.get('elementInstance', scope);
    if (!element) break;
    scope = element.scopeKey;
  }
  return [...scopes, task.processInstanceKey];
}

/** Keys of the variables that a user task sees: of each name the one in the nearest scope. */
export async function visibleVariables(queries: EngineQueries, task: UserTaskRecord): Promise<string[]> {
  const scopes = await scopesOf(queries, task);
  const nearest = new Map<string, VariableRecord>();
  const where = [
    { field: 'processInstanceKey', op: 'eq', value: task.processInstanceKey },
    { field: 'scopeKey', op: 'in', value: scopes }
  ] as const;
  for await (const variable of allRows(queries, 'variable', where)) keepNearest(nearest, variable, scopes);
  return [...nearest.values()].map((variable) => variable.key);
}

function keepNearest(
  nearest: Map<string, VariableRecord>,
  variable: VariableRecord,
  scopes: readonly string[]
): void {
  const known = nearest.get(variable.name);
  if (!known || scopes.indexOf(variable.scopeKey) < scopes.indexOf(known.scopeKey))
    nearest.set(variable.name, variable);
}
