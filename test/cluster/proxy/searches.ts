import { ask, Refused, type Visitor } from './ask.ts';
import { newNames, oldNames, type Item, type Kind } from './names.ts';
import { isWithin, pageOf, type Search } from './page.ts';

/** What 8.6 is asked through. */
export interface Sources {
  /** REST address of the broker. */
  readonly broker: string;
  readonly visitor: Visitor;
}

const mostAtOnce = 1_000;

interface BrokerPage {
  readonly items: readonly Item[];
  readonly page: { readonly lastSortValues: readonly unknown[] };
}

/** Everything of a search that 8.6's own REST API answers, page by page, under its new names. */
async function allOfBroker({ broker }: Sources, path: string, kind: Kind, filter: Item): Promise<Item[]> {
  const found: Item[] = [];
  let searchAfter: readonly unknown[] | undefined;
  for (;;) {
    const page = { limit: mostAtOnce, ...(searchAfter && { searchAfter }) };
    const text = await ask(`${broker}/v2/${path}/search`, { body: { filter: oldNames(kind, filter), page } });
    const answer = JSON.parse(text) as BrokerPage;
    found.push(...answer.items);
    if (answer.items.length < mostAtOnce) return found.map((item) => newNames(kind, item));
    searchAfter = answer.page.lastSortValues;
  }
}

/** Everything of a search that only Operate's interface answers, under its new names. */
async function allOfOperate({ visitor }: Sources, path: string, kind: Kind, filter: Item): Promise<Item[]> {
  const found: Item[] = [];
  let searchAfter: readonly unknown[] | undefined;
  for (;;) {
    const body = { filter: oldNames(kind, filter), size: mostAtOnce, ...(searchAfter && { searchAfter }) };
    const { items, sortValues } = await visitor.json<{ items: Item[]; sortValues: unknown[] }>(
      `/v1/${path}/search`,
      body
    );
    found.push(...items);
    if (items.length < mostAtOnce) return found.map((item) => newNames(kind, item));
    searchAfter = sortValues;
  }
}

interface TasklistTask {
  readonly id: string;
  readonly name: string;
  readonly dueDate: string | null;
  readonly followUpDate: string | null;
  readonly formId: string | null;
  readonly formVersion: number | null;
  readonly processDefinitionKey: string;
}

const tasklistTask = ({ visitor }: Sources, userTaskKey: string): Promise<TasklistTask> =>
  visitor.json(`/v1/tasks/${userTaskKey}`);

/** Tasklist's view of every task in a state, by key. */
async function tasklistTasks({ visitor }: Sources, state: unknown): Promise<Map<string, TasklistTask>> {
  const found = new Map<string, TasklistTask>();
  let searchAfter: readonly string[] | undefined;
  for (;;) {
    const body = {
      pageSize: mostAtOnce,
      ...(typeof state === 'string' && { state }),
      ...(searchAfter && { searchAfter })
    };
    const tasks = await visitor.json<readonly (TasklistTask & { sortValues: string[] })[]>(
      '/v1/tasks/search',
      body
    );
    for (const task of tasks) found.set(task.id, task);
    if (tasks.length < mostAtOnce) return found;
    searchAfter = tasks.at(-1)?.sortValues;
  }
}

/** 8.6's user-task search leaves names and dates of tasks out; Tasklist has them. One that Tasklist has not yet is found the next time. */
async function tasksOf(sources: Sources, filter: Item): Promise<Item[]> {
  const tasks = await allOfBroker(sources, 'user-tasks', 'userTask', filter);
  if (tasks.length === 0) return [];
  const known = await tasklistTasks(sources, filter['state']);
  return tasks.flatMap((task) => {
    const more = known.get(String(task['userTaskKey']));
    if (more === undefined) return [];
    const { name, dueDate, followUpDate } = more;
    return [{ ...task, name, ...(newNames('userTask', { dueDate, followUpDate }) as object) }];
  });
}

interface VariableCondition {
  readonly name: string;
  readonly value: string;
}

/** Keys of the instances that carry a variable themselves, not in a scope inside. */
async function carriers(sources: Sources, { name, value }: VariableCondition): Promise<string[]> {
  const found = await allOfOperate(sources, 'variables', 'variable', { name, value });
  return found
    .filter(({ scopeKey, processInstanceKey }) => scopeKey === processInstanceKey)
    .map(({ processInstanceKey }) => String(processInstanceKey));
}

/** Operate's search cuts long values off; each of those is read for itself. */
async function variablesOf(sources: Sources, filter: Item): Promise<Item[]> {
  const found = await allOfOperate(sources, 'variables', 'variable', filter);
  return Promise.all(
    found.map(async (variable) =>
      variable['truncated'] === true
        ? newNames(
            'variable',
            await sources.visitor.json<Item>(`/v1/variables/${variable['variableKey'] as string}`)
          )
        : variable
    )
  );
}

/** A process instance by its key; none while Operate has only its variables yet. */
async function instanceOf({ visitor }: Sources, key: string): Promise<Item[]> {
  try {
    const instance = await visitor.json<Item>(`/v1/process-instances/${key}`);
    return [newNames('processInstance', instance)];
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return [];
    throw error;
  }
}

async function instancesOf(sources: Sources, filter: Item): Promise<Item[]> {
  const { variables, ...plain } = filter as { variables?: readonly VariableCondition[] };
  const fits = (instance: Item) => Object.entries(plain).every(([name, value]) => instance[name] === value);
  const terminated = (instance: Item) =>
    instance['state'] === 'CANCELED' ? { ...instance, state: 'TERMINATED' } : instance;
  if (variables === undefined)
    return (await allOfOperate(sources, 'process-instances', 'processInstance', {}))
      .map(terminated)
      .filter(fits);
  const keys = await Promise.all(variables.map((condition) => carriers(sources, condition)));
  const [first = [], ...rest] = keys;
  const common = [...new Set(first)].filter((key) => rest.every((other) => other.includes(key)));
  const found = await Promise.all(common.map((key) => instanceOf(sources, key)));
  return found.flat().map(terminated).filter(fits);
}

type Answerer = (sources: Sources, search: Search) => Promise<Item>;

/** A search whose conditions on instants 8.6 does not know: they are held against everything that it finds. */
const within =
  (find: (sources: Sources, filter: Item) => Promise<Item[]>): Answerer =>
  async (sources, search) => {
    const conditions = Object.entries(search.filter ?? {});
    const [dates, others] = [
      conditions.filter(([name]) => name.endsWith('Date')),
      conditions.filter(([name]) => !name.endsWith('Date'))
    ];
    const found = await find(sources, Object.fromEntries(others));
    return pageOf(
      found.filter((item) => dates.every(([name, condition]) => isWithin(item[name], condition))),
      search
    );
  };

/** Searches of 8.8 by their path. */
export const searches: Readonly<Record<string, Answerer>> = {
  'user-tasks': within(tasksOf),
  'element-instances': within((sources, filter) =>
    allOfBroker(sources, 'flownode-instances', 'elementInstance', filter)
  ),
  incidents: within((sources, filter) => allOfBroker(sources, 'incidents', 'incident', filter)),
  'process-instances': within(instancesOf),
  'process-definitions': within((sources, filter) =>
    allOfOperate(sources, 'process-definitions', 'processDefinition', filter)
  ),
  variables: within(variablesOf)
};

/** One user task by its key. */
export async function userTask(sources: Sources, userTaskKey: string): Promise<Item> {
  const [task] = await tasksOf(sources, { userTaskKey });
  if (!task) throw new Refused(404, JSON.stringify({ status: 404, title: 'NOT_FOUND' }));
  return task;
}

/** The form that a task was created with. */
export async function userTaskForm(sources: Sources, userTaskKey: string): Promise<Item | undefined> {
  const { formId, formVersion, processDefinitionKey } = await tasklistTask(sources, userTaskKey);
  if (formId === null) return undefined;
  const query = new URLSearchParams({
    processDefinitionKey,
    ...(formVersion !== null && { version: String(formVersion) })
  });
  const form = await sources.visitor.json<Item>(`/v1/forms/${encodeURIComponent(formId)}?${query}`);
  return { formKey: form['id'], schema: form['schema'], version: form['version'] };
}

/** Variables visible to a task. */
export async function userTaskVariables(
  { visitor }: Sources,
  userTaskKey: string,
  search: Search
): Promise<Item> {
  const found = await visitor.json<
    readonly { id: string; name: string; value: string; isValueTruncated: boolean }[]
  >(`/v1/tasks/${userTaskKey}/variables/search`, {});
  const whole = await Promise.all(
    found.map(async ({ id, name, value, isValueTruncated }) => ({
      name,
      value: isValueTruncated
        ? (await visitor.json<{ value: string }>(`/v1/variables/${encodeURIComponent(id)}`)).value
        : value
    }))
  );
  return pageOf(whole, search);
}

/** The model of a process definition as it was deployed. */
export const definitionXml = ({ visitor }: Sources, processDefinitionKey: string): Promise<string> =>
  visitor.text(`/v1/process-definitions/${processDefinitionKey}/xml`);
