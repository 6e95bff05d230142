import { describe, expect, it } from '@jest/globals';
import { contract, downloads } from '../../../api/contract.ts';
import type { CaseRecord } from '../../../domain/cases.ts';
import type { Role } from '../../../domain/roles.ts';
import type { Person, Standing } from '../../../persistence/contract/index.ts';
import { may, standingFor, type Relation } from '../../../server/authorization/may.ts';
import { rules, type Action } from '../../../server/authorization/rules.ts';

const person = (...roles: Role[]): Person => ({
  personId: 'p1',
  account: 'someone',
  displayName: '某甲',
  email: null,
  agencyId: 'a1',
  unitId: null,
  language: 'zh',
  disabled: false,
  roles,
  version: 1
});

const standing = (role: Role, asDeputyOf: string | null = null): Standing => ({
  participationId: `in-${role}`,
  role,
  asDeputyOf
});

const inCase = (kind: 'plan' | 'leak', ...standings: Standing[]): Relation => ({
  to: 'case',
  record: { caseKey: 'c1', kind } as CaseRecord,
  standings
});

const actions = [...Object.keys(contract), ...Object.keys(downloads)] as Action[];
const ofCases = actions.filter((action) => ['case-member', 'task-candidate'].includes(rules[action].who));

describe('who may do what', () => {
  it('has a rule for every endpoint and download, and for nothing else', () => {
    expect(Object.keys(rules).sort()).toEqual([...actions].sort());
  });

  it.each(ofCases)('%s does not exist for who is not named, whatever they are in the agency', (action) => {
    for (const role of ['agency-head', 'superior-ethics', 'ethics-officer', 'administrator'] as const)
      expect(may(person(role), action, { to: 'unrelated' })).toBe('hidden');
    expect(may(undefined, action, { to: 'unrelated' })).toBe('hidden');
  });

  it.each(ofCases)('%s is closed to an administrator even when named', (action) => {
    const relation = inCase('plan', standing('ethics-officer'));
    expect(may(person('administrator', 'ethics-officer'), action, relation)).toBe('hidden');
  });

  it.each(['plan', 'savePlan', 'submitPlan', 'checkPlan', 'planVersions', 'planVersionXml'] as const)(
    '%s takes an ethics officer of the case',
    (action) => {
      expect(may(person('ethics-officer'), action, inCase('plan', standing('ethics-officer')))).toBe('yes');
      expect(may(person('ethics-officer'), action, inCase('plan', standing('case-officer')))).toBe(
        'forbidden'
      );
      expect(may(person('ethics-officer'), action, inCase('leak', standing('ethics-officer')))).toBe(
        'hidden'
      );
    }
  );

  it('shows a plan by its room and a leak by its own', () => {
    const member = standing('agency-head');
    expect(may(person('agency-head'), 'caseRoom', inCase('leak', member))).toBe('hidden');
    expect(may(person('agency-head'), 'leakRoom', inCase('plan', member))).toBe('hidden');
  });

  it('lets nobody in who is disabled', () => {
    const disabled = { ...person('agency-head'), disabled: true };
    expect(may(disabled, 'tasks', { to: 'nothing' })).toBe('hidden');
  });

  it('acts by a person’s own standing before a principal’s', () => {
    const own = standing('unit-head');
    const others = standing('agency-head', 'p2');
    expect(standingFor([others, own])).toBe(own);
    expect(standingFor([others, own], ['agency-head'])).toBe(others);
    expect(standingFor([own], ['agency-head'])).toBeUndefined();
  });
});
