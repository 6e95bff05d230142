import { describe, expect, it } from '@jest/globals';
import { missingRoles, suggestedMembers, withMember, withoutMember } from '../../web-desk/plans/members.ts';

const person = (
  personId: string,
  ...roles: ('agency-head' | 'ethics-officer' | 'unit-head' | 'attendee')[]
) => ({
  personId,
  name: personId,
  unit: null,
  roles
});

const planRoles = ['agency-head', 'unit-head', 'ethics-officer', 'case-officer'] as const;

const people = [
  person('head', 'agency-head'),
  person('ethics-1', 'ethics-officer'),
  person('ethics-2', 'ethics-officer'),
  person('unit-1', 'unit-head'),
  person('unit-2', 'unit-head')
];

describe('who is suggested for a plan', () => {
  it('is whoever is the only one of a role, and the drafter among several ethics officers', () => {
    expect(suggestedMembers(planRoles, people, 'ethics-2')).toEqual([
      { role: 'agency-head', personId: 'head' },
      { role: 'ethics-officer', personId: 'ethics-2' }
    ]);
  });

  it('is nobody for a part that the plan fills by a list of its own', () => {
    const alone = [person('listener', 'attendee')];
    expect(suggestedMembers(['attendee'], alone, 'ethics-1')).toEqual([]);
  });

  it('leaves open what only people can decide', () => {
    expect(missingRoles(suggestedMembers(planRoles, people, 'head'))).toEqual([
      'unit-head',
      'ethics-officer',
      'case-officer'
    ]);
  });
});

describe('choosing members', () => {
  it('names nobody twice for one role, but one person for several', () => {
    const once = withMember([], { role: 'unit-head', personId: 'unit-1' });
    const twice = withMember(once, { role: 'unit-head', personId: 'unit-1' });
    expect(twice).toEqual(once);
    expect(withMember(once, { role: 'custodian', personId: 'unit-1' })).toHaveLength(2);
    expect(withoutMember(once, { role: 'custodian', personId: 'unit-1' })).toEqual(once);
  });
});
