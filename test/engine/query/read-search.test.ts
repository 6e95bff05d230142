import { describe, expect, it } from '@jest/globals';
import { readSearch } from '../../../engine/query/read-search.ts';
import { jobSearch } from '../../../engine/query/specs/job.ts';
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

  it('means one element instance by filters on elements that stand together, and alternatives by $or', () => {
    const { where } = readSearch(processInstanceSearch, {
      filter: {
        state: 'ACTIVE',
        elementId: 'A',
        elementInstanceState: 'ACTIVE',
        $or: [{ hasIncident: true }, { tags: ['y115'] }]
      }
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

  it('says what is known and not offered', () => {
    expect(() => readSearch(jobSearch, { filter: { kind: 'TASK_LISTENER' } })).toThrow('not offered');
  });
});
