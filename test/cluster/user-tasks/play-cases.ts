import { until } from '../../support/until.ts';
import { model, usualVariables, type Act, type UserTaskCase } from './cases.ts';

/** What became of a case. */
export interface Outcome {
  readonly name: string;
  /** Status of the answer to each act. */
  readonly statuses: readonly number[];
  /** The task as its search shows it, and where the process ended. */
  readonly task: unknown;
  readonly ended: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** An engine with the Orchestration Cluster REST API at an address. */
export class RestEngine {
  constructor(private readonly url: string) {}

  async deploy(): Promise<void> {
    const form = new FormData();
    form.append('resources', new File([model], 'compared-task.bpmn'));
    const response = await fetch(`${this.url}/v2/deployments`, { method: 'POST', body: form });
    if (!response.ok) throw new Error(await response.text());
  }

  async ask(method: string, path: string, body?: object): Promise<{ status: number; body: Json }> {
    const response = await fetch(`${this.url}/v2${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) })
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
  }

  async search(path: string, filter: Json): Promise<readonly Json[]> {
    const { body } = await this.ask('POST', `/${path}/search`, { filter, page: { limit: 1_000 } });
    return body['items'] as readonly Json[];
  }
}

const requests: Record<Act['does'], readonly [method: string, path: string]> = {
  assign: ['POST', 'assignment'],
  unassign: ['DELETE', 'assignee'],
  update: ['PATCH', ''],
  complete: ['POST', 'completion']
};

/** What both engines tell about a task; keys and instants of their own are left out. */
const compared = ['name', 'elementId', 'processDefinitionId', 'state', 'assignee', 'candidateGroups'];
const comparedToo = ['candidateUsers', 'dueDate', 'followUpDate', 'priority'];

const instant = (value: unknown) => (value == null ? null : Date.parse(String(value)));

function portrait(task: Json | undefined): unknown {
  if (task === undefined) return 'none';
  return Object.fromEntries(
    [...compared, ...comparedToo].map((name) => {
      if (name.endsWith('Date')) return [name, instant(task[name])];
      if (name.startsWith('candidate')) return [name, [...((task[name] as string[] | null) ?? [])].sort()];
      return [name, task[name] ?? null];
    })
  );
}

/** A case that is under way on an engine. */
export interface Playing {
  readonly played: UserTaskCase;
  readonly processInstanceKey: string;
  readonly statuses: number[];
}

/** Starts every case, one after the other: a busy broker turns a crowd away. */
export async function begin(engine: RestEngine, cases: readonly UserTaskCase[]): Promise<Playing[]> {
  await engine.deploy();
  const begun: Playing[] = [];
  for (const played of cases) {
    const { status, body } = await engine.ask('POST', '/process-instances', {
      processDefinitionId: 'compared-task',
      variables: { ...usualVariables, ...played.variables }
    });
    if (status !== 200) throw new Error(`${played.name} could not be started: ${JSON.stringify(body)}`);
    begun.push({ played, processInstanceKey: String(body['processInstanceKey']), statuses: [] });
  }
  return begun;
}

/** Does the acts of every case. */
export async function act(engine: RestEngine, cases: readonly Playing[]): Promise<void> {
  for (const { played, processInstanceKey, statuses } of cases) {
    if (played.acts.length === 0) continue;
    const task = await until(
      async () => (await engine.search('user-tasks', { processInstanceKey }))[0],
      () => `${played.name} has no task`
    );
    for (const { does, body } of played.acts) {
      const [method, path] = requests[does];
      const address = ['/user-tasks', String(task['userTaskKey']), path].filter(Boolean).join('/');
      statuses.push((await engine.ask(method, address, body)).status);
    }
  }
}

/** What has become of every case as far as the engine's searches know. */
export async function look(engine: RestEngine, cases: readonly Playing[]): Promise<Outcome[]> {
  const [tasks, ends] = await Promise.all([
    engine.search('user-tasks', { processDefinitionId: 'compared-task' }),
    engine.search('element-instances', { type: 'END_EVENT' })
  ]);
  const of = (items: readonly Json[], key: string) =>
    items.filter(({ processInstanceKey }) => String(processInstanceKey) === key);
  return cases.map(({ played: { name }, processInstanceKey, statuses }) => ({
    name,
    statuses,
    task: portrait(of(tasks, processInstanceKey)[0]),
    ended: of(ends, processInstanceKey).map(({ elementId }) => String(elementId))
  }));
}
