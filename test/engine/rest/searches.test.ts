import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { choicesOf, membersOf, takesOperators } from '../../support/api-types.ts';
import { type GatewayBench, openGateway } from '../../support/engine-gateway.ts';
import { fillWorld } from './search-world.ts';

type Item = Readonly<Record<string, unknown>>;
interface Page {
  items: Item[];
  page: { totalItems: number; startCursor?: string; endCursor?: string };
}

/** What the SDK calls each search, and where it is. */
const searches: readonly (readonly [type: string, path: string])[] = [
  ['Tenant', 'tenants'],
  ['UserTask', 'user-tasks'],
  ['Variable', 'variables'],
  ['ProcessDefinition', 'process-definitions'],
  ['ProcessInstance', 'process-instances'],
  ['ElementInstance', 'element-instances'],
  ['DecisionDefinition', 'decision-definitions'],
  ['Incident', 'incidents'],
  ['CorrelatedMessageSubscription', 'correlated-message-subscriptions'],
  ['MessageSubscription', 'message-subscriptions'],
  ['Authorization', 'authorizations'],
  ['User', 'users'],
  ['MappingRule', 'mapping-rules'],
  ['Role', 'roles'],
  ['Group', 'groups'],
  ['Job', 'jobs'],
  ['DecisionRequirements', 'decision-requirements'],
  ['DecisionInstance', 'decision-instances'],
  ['BatchOperation', 'batch-operations'],
  ['BatchOperationItem', 'batch-operation-items']
];

type Holds = (item: Item) => boolean;
type Probe = readonly [value: unknown, holds: Holds];

/** Filters that are no property of what is found: a value, and what must be found by it. */
const probes: Readonly<Record<string, Probe>> = {
  'UserTask.candidateGroup': [
    'officer',
    ({ candidateGroups }) => (candidateGroups as string[]).includes('officer')
  ],
  'UserTask.candidateUser': ['chen', ({ candidateUsers }) => (candidateUsers as string[]).includes('chen')],
  'UserTask.processInstanceVariables': [
    [{ name: 'amount', value: '1' }],
    ({ state }) => state === 'COMPLETED'
  ],
  'UserTask.localVariables': [[{ name: 'onlyHere', value: '1' }], () => true],
  'Variable.value': ['"c1"', ({ value }) => value === '"c1"'],
  'ProcessDefinition.isLatestVersion': [
    true,
    ({ processDefinitionId, version }) => processDefinitionId !== 'waiting' || version === 2
  ],
  'ProcessInstance.tags': [['paper'], ({ tags }) => (tags as string[]).includes('paper')],
  'ProcessInstance.variables': [
    [{ name: 'amount', value: '2' }],
    ({ processDefinitionId }) => processDefinitionId === 'paper-plan'
  ],
  'ProcessInstance.errorMessage': [
    { $like: '*' },
    ({ processDefinitionId }) => processDefinitionId === 'called'
  ],
  'ProcessInstance.elementId': [
    'ReviewPaper',
    ({ processDefinitionId }) => processDefinitionId === 'paper-plan'
  ],
  'ProcessInstance.elementInstanceState': ['TERMINATED', ({ state }) => state === 'TERMINATED'],
  'ProcessInstance.hasElementInstanceIncident': [
    true,
    ({ processDefinitionId }) => processDefinitionId === 'called'
  ],
  'ProcessInstance.hasRetriesLeft': [true, ({ processDefinitionId }) => processDefinitionId === 'called'],
  'ProcessInstance.$or': [
    [{ state: 'TERMINATED' }, { processDefinitionId: 'caller' }],
    ({ state, processDefinitionId }) => state === 'TERMINATED' || processDefinitionId === 'caller'
  ],
  'ProcessInstance.incidentErrorHashCode': [
    // of "lost", as Java has it
    3327780,
    ({ processDefinitionId, hasIncident }) => processDefinitionId === 'called' && hasIncident === true
  ],
  'ProcessInstance.batchOperationId': ['0', () => false],
  'DecisionInstance.evaluationFailure': ['none fails', () => false],
  'ElementInstance.elementInstanceScopeKey': ['0', () => false],
  'Authorization.resourceIds': [['p-a', 'p-c'], ({ resourceId }) => resourceId !== 'p-b'],
  'BatchOperation.operationType': [
    'CANCEL_PROCESS_INSTANCE',
    ({ batchOperationType }) => batchOperationType === 'CANCEL_PROCESS_INSTANCE'
  ]
};
/** Of these it is known only that all found are of them, not that all of them are found. */
const someOf = new Set([
  'ProcessInstance.variables',
  'ProcessInstance.errorMessage',
  'ProcessInstance.incidentErrorHashCode',
  'ProcessInstance.elementId',
  'ProcessInstance.hasRetriesLeft',
  'ProcessInstance.hasElementInstanceIncident',
  'ProcessInstance.elementInstanceState'
]);

/** What a property of a sort is called in what is found, where that differs. */
const sortedAs: Readonly<Record<string, string>> = { 'BatchOperation.operationType': 'batchOperationType' };
/** Elements without a name are answered with their ids, and sorted as without. */
const isUnnamed = ({ elementName, elementId }: Item) =>
  elementName !== undefined && elementName === elementId;

describe('searches', () => {
  let bench: GatewayBench;
  beforeAll(async () => {
    bench = await openGateway();
    await fillWorld(bench);
  });
  afterAll(() => bench?.close());

  const ask = (path: string, body: object) =>
    bench.raw('POST', `/v2/${path}/search`, {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' }
    });
  const find = async (path: string, body: object = {}): Promise<Page> => {
    const response = await ask(path, body);
    expect([response.status, body]).toEqual([200, body]);
    return (await response.json()) as Page;
  };
  const all = (path: string) => find(path, { page: { limit: 1000 } });

  const filters = searches.flatMap(([type, path]) =>
    [...membersOf(`${type}Filter`)].map(
      ([name, node]) => [`${type}.${name}`, path, name, takesOperators(node)] as const
    )
  );

  it.each(filters)('filter by %s', async (id, path, name, operators) => {
    const { items } = await all(path);
    expect(items.length).toBeGreaterThan(0);
    const known = items.map((item) => item[name]).filter((value) => value !== undefined && value !== null);
    const telling = known.filter((value) => value !== '');
    const value = telling[Math.floor(telling.length / 2)];
    const given: Probe | undefined =
      probes[id] ?? (value === undefined ? undefined : [value, (item) => item[name] === value]);
    if (!given) throw new Error(`nothing that is found has ${name}, and there is no probe for it`);
    const [wanted, holds] = given;
    const found = await find(path, { filter: { [name]: wanted }, page: { limit: 1000 } });
    if (someOf.has(id)) {
      expect(found.items.length).toBeGreaterThan(0);
      expect(found.items.length).toBeLessThan(items.length);
      expect(found.items.every(holds)).toBe(true);
    } else expect(found.items).toEqual(items.filter(holds));
    if (operators && !probes[id]) {
      const within = async (filter: object) =>
        (await find(path, { filter: { [name]: filter }, page: { limit: 1000 } })).items;
      expect(await within({ $in: [wanted] })).toEqual(items.filter(holds));
      expect(await within({ $exists: true })).toHaveLength(known.length);
      expect((await within({ $neq: wanted })).every((item) => !holds(item))).toBe(true);
    }
  });

  it.each(filters)(
    'a value of the wrong kind for %s is refused, never passed over',
    async (_id, path, name) => {
      const response = await ask(path, { filter: { [name]: { $no: 'such operator' } } });
      expect(response.status).toBe(400);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(((await response.json()) as { detail: string }).detail).toContain(name);
    }
  );

  const sorts = searches.flatMap(([type, path]) =>
    choicesOf(`${type}SearchQuerySortRequest`, 'field').map(
      (field) => [`${type}.${field}`, path, field] as const
    )
  );
  const isSorted = (id: string, items: readonly Item[], field: string) => {
    const values = items
      .filter((item) => field !== 'elementName' || !isUnnamed(item))
      .filter((item) => id !== 'Job.state' || item.deadline === undefined)
      .map((item) => item[sortedAs[id] ?? field])
      .filter((value) => value !== undefined && value !== null && value !== '');
    const ordered = values.every((value, at) => at === 0 || compare(values[at - 1], value) <= 0);
    return ordered ? 'sorted' : values;
  };

  it.each(sorts)('sort by %s', async (id, path, field) => {
    for (const order of ['ASC', 'DESC']) {
      const { items } = await find(path, { sort: [{ field, order }], page: { limit: 1000 } });
      expect(isSorted(id, order === 'ASC' ? items : items.toReversed(), field)).toBe('sorted');
    }
  });

  it.each(searches)('pages of %s go on where the last one ended, and back', async (type, path) => {
    const [field] = choicesOf(`${type}SearchQuerySortRequest`, 'field');
    const sort = [{ field, order: 'DESC' }];
    const { items } = await find(path, { sort, page: { limit: 1000 } });
    const forward: Item[] = [];
    let page = await find(path, { sort, page: { limit: 3 } });
    let last = page;
    while (page.items.length > 0) {
      forward.push(...page.items);
      expect(page.page.totalItems).toBe(items.length);
      last = page;
      page = await find(path, { sort, page: { limit: 3, after: page.page.endCursor } });
    }
    expect(forward).toEqual(items);
    const back = await find(path, { sort, page: { limit: 3, before: last.page.startCursor } });
    const firstOfLast = items.length - last.items.length;
    expect(back.items).toEqual(items.slice(Math.max(0, firstOfLast - 3), firstOfLast));
  });

  it('a page goes on in its place while others are added', async () => {
    const filter = { processDefinitionId: 'waiting' };
    const before = (await find('process-instances', { filter })).items;
    const begin = () =>
      bench.client.createProcessInstance({
        processDefinitionId: 'waiting' as never,
        variables: { key: 'new' }
      });
    for (const order of ['ASC', 'DESC']) {
      const sort = [{ field: 'startDate', order }];
      const seen: Item[] = [];
      let page = await find('process-instances', { filter, sort, page: { limit: 2 } });
      while (page.items.length > 0) {
        seen.push(...page.items);
        if (seen.length < 8) await begin();
        page = await find('process-instances', {
          filter,
          sort,
          page: { limit: 2, after: page.page.endCursor }
        });
      }
      const keys = seen.map(({ processInstanceKey }) => processInstanceKey);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toEqual(
        expect.arrayContaining(before.map(({ processInstanceKey }) => processInstanceKey))
      );
    }
  });
});

/** Keys and numbers by value, all else by their characters. */
function compare(left: unknown, right: unknown): number {
  const isKey = (value: unknown) => typeof value === 'string' && /^\d+$/.test(value);
  if (isKey(left) && isKey(right)) return Number(BigInt(left as string) - BigInt(right as string));
  if (typeof left === 'string' && typeof right === 'string') return left < right ? -1 : left > right ? 1 : 0;
  return Number(left) - Number(right);
}
