import { describe, expect, it } from '@jest/globals';
import type { EngineQueries } from '../../../engine/ports.ts';
import { readSearch } from '../../../engine/query/read-search.ts';
import { jobSearch } from '../../../engine/query/specs/job.ts';
import { correlatedSubscriptionSearch } from '../../../engine/query/specs/message-subscription.ts';
import { processInstanceSearch } from '../../../engine/query/specs/process-instance.ts';
import { userTaskSearch } from '../../../engine/query/specs/user-task.ts';

describe('reading a search', () => {
  it('has a page of 100 from the beginning unless told otherwise', () => {
    expect(readSearch(userTaskSearch, {})).toEqual({ where: [], sort: [], limit: 100, offset: 0 });
    expect(readSearch(userTaskSearch, { page: { from: 20, limit: 5 } })).toMatchObject({
      limit: 5,
      offset: 20
    });
    expect(readSearch(userTaskSearch, { page: { after: 'WzFd', limit: 5 } })).toMatchObject({
      after: 'WzFd',
      offset: 0
    });
  });

  it('turns filters into conditions on fields of the record', () => {
    const { where } = readSearch(userTaskSearch, {
      filter: {
        state: 'CREATED',
        candidateGroup: { $in: ['officer', 'head'] },
        dueDate: { $lt: '2026-03-09T17:00:00+08:00' },
        priority: { $gte: 50, $lt: 80 },
        assignee: { $exists: false },
        localVariables: [{ name: 'onlyHere', value: { $like: '1*' } }],
        userTaskKey: null
      }
    });
    expect(where).toEqual([
      { field: 'state', op: 'eq', value: 'CREATED' },
      { member: 'candidateGroups', where: [{ op: 'in', value: ['officer', 'head'] }] },
      { field: 'dueAt', op: 'lt', value: Date.parse('2026-03-09T09:00:00Z') },
      { field: 'priority', op: 'gte', value: 50 },
      { field: 'priority', op: 'lt', value: 80 },
      { field: 'assignee', op: 'exists', value: false },
      {
        related: 'variable',
        on: { processInstanceKey: 'processInstanceKey', scopeKey: 'elementInstanceKey' },
        where: [
          { field: 'name', op: 'eq', value: 'onlyHere' },
          { field: 'value', op: 'like', value: '1*' }
        ]
      }
    ]);
  });

  it('reads sort orders in either case', () => {
    const { sort } = readSearch(userTaskSearch, {
      sort: [
        { field: 'dueDate', order: 'desc' },
        { field: 'creationDate' },
        { field: 'priority', order: 'ASC' }
      ]
    });
    expect(sort).toEqual([
      { field: 'dueAt', descending: true },
      { field: 'creationDate', descending: false },
      { field: 'priority', descending: false }
    ]);
  });

  /** With these active incidents. */
  const onInstances = async (filter: object, ...messages: string[]) => {
    const tally = async () => messages.map((message) => ({ values: [message], count: 1 }));
    const spec = await processInstanceSearch({ tally } as unknown as EngineQueries, filter);
    return readSearch(spec, { filter }).where;
  };

  it('means one element instance by filters on elements that stand together, and alternatives by $or', async () => {
    const where = await onInstances({
      state: 'ACTIVE',
      elementId: 'A',
      elementInstanceState: 'ACTIVE',
      $or: [{ hasIncident: true }, { tags: ['y115'] }]
    });
    expect(where).toEqual([
      { field: 'state', op: 'eq', value: 'ACTIVE' },
      {
        any: [
          [{ field: 'incidents', op: 'gt', value: 0 }],
          [{ member: 'tags', where: [{ op: 'eq', value: 'y115' }] }]
        ]
      },
      {
        related: 'elementInstance',
        on: { processInstanceKey: 'key' },
        where: [
          { field: 'elementId', op: 'eq', value: 'A' },
          { field: 'state', op: 'eq', value: 'ACTIVE' }
        ]
      }
    ]);
  });

  it('finds jobs that are handed out among the created ones', () => {
    const state = (value: unknown) => readSearch(jobSearch, { filter: { state: value } }).where;
    expect(state('CREATED')).toEqual([{ field: 'state', op: 'in', value: ['CREATED', 'ACTIVATED'] }]);
    expect(state({ $neq: 'CREATED' })).toEqual([
      { field: 'state', op: 'notIn', value: ['CREATED', 'ACTIVATED'] }
    ]);
    expect(state({ $in: ['FAILED'] })).toEqual([{ field: 'state', op: 'in', value: ['FAILED'] }]);
  });

  it.each([
    [{ filter: { nonsense: 1 } }, 'no filter nonsense'],
    [{ filter: { __proto__: null, toString: 'x' } }, 'no filter toString'],
    [{ filter: [] }, 'filter must be an object'],
    [{ filter: { state: { $regex: 'x' } } }, 'knows no operator $regex'],
    [{ filter: { priority: '50' } }, 'must be a whole number'],
    [{ filter: { dueDate: 'soon' } }, 'must be a date and time'],
    [{ filter: { userTaskKey: '1 OR 1' } }, 'must be a key'],
    [{ filter: { state: { $in: 'CREATED' } } }, 'wants a list'],
    [{ sort: [{ field: 'assignee' }] }, 'sort by one of'],
    [{ sort: [{ field: 'name', order: 'UP' }] }, 'ASC or DESC'],
    [{ page: { limit: 10_001 } }, 'at most 10000'],
    [{ page: { limit: 1.5 } }, 'whole number'],
    [{ page: { after: 'WzFd', before: 'WzFd' } }, 'not both']
  ])('refuses %j', (body, message) => {
    expect(() => readSearch(userTaskSearch, body as Record<string, unknown>)).toThrow(message);
  });

  it('means the messages of active incidents by a hash, in alternatives too', async () => {
    const withMessages = (...value: string[]) => ({
      related: 'incident',
      on: { processInstanceKey: 'key' },
      where: [
        { field: 'state', op: 'eq', value: 'ACTIVE' },
        { field: 'errorMessage', op: 'in', value }
      ]
    });
    // "Aa" and "BB" have the same hash in Java.
    const hash = 2112;
    expect(await onInstances({ incidentErrorHashCode: hash }, 'Aa', 'BB', 'C')).toEqual([
      withMessages('Aa', 'BB')
    ]);
    expect(await onInstances({ incidentErrorHashCode: { $notIn: [hash] } }, 'Aa', 'BB', 'C')).toEqual([
      withMessages('C')
    ]);
    expect(await onInstances({ $or: [{ incidentErrorHashCode: { $lt: 0 } }] }, 'Aa', '中文訊息')).toEqual([
      { any: [[withMessages()]] }
    ]);
  });

  it('answers by itself what is the same of all', () => {
    const where = (partitionId: unknown) =>
      readSearch(correlatedSubscriptionSearch, { filter: { partitionId } }).where;
    for (const wanted of [1, { $gte: 1 }, { $in: [1, 2] }, { $exists: true }])
      expect(where(wanted)).toEqual([]);
    for (const wanted of [2, { $lt: 1 }, { $notIn: [1] }, { $exists: false }])
      expect(where(wanted)).toEqual([{ any: [] }]);
    expect(() => where({ $like: '1' })).toThrow('numbers');
    const sort = [{ field: 'partitionId', order: 'DESC' }, { field: 'elementId' }];
    expect(readSearch(correlatedSubscriptionSearch, { sort }).sort).toEqual([
      { field: 'elementId', descending: false }
    ]);
  });
});
