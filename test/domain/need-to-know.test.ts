import { describe, expect, it } from '@jest/globals';
import { isSecretRole, needToKnow, type CaseReader } from '../../domain/need-to-know.ts';
import { roles, type Role } from '../../domain/roles.ts';

const allRoles = Object.keys(roles) as Role[];
const part = (personId: string | null, role: Role) => ({
  participationId: `${role}:${personId ?? 'outsider'}`,
  personId,
  role
});
const everybody = [
  part('p-setter', 'question-setter'),
  part(null, 'question-setter'),
  part('p-marker', 'marker'),
  part('p-member', 'committee-member'),
  part('p-both', 'question-setter'),
  part('p-both', 'proctor'),
  part('p-custodian', 'custodian')
];
const as = (personId: string, ...roles: Role[]): CaseReader => ({
  personId,
  standings: roles.map((role) => ({ participationId: `${role}:${personId}`, role }))
});
const rule = (reader: CaseReader, ...open: string[]) => needToKnow(reader, everybody, new Set(open));

describe('who may know whom', () => {
  const lists: [Role, Role[], string[]][] = [
    ['question-setter', [], ['setter-list']],
    ['marker', [], ['scores']],
    ['committee-member', ['meeting-chair'], ['committee-list', 'review-result', 'award-result']]
  ];
  const office: Role[] = ['agency-head', 'ethics-officer', 'superior-ethics', 'case-officer'];

  it.each(lists)('%s: known to the office%s, and to all once it is public', (role, besides, until) => {
    expect(allRoles.filter((each) => rule(as('p', each)).role(role)).sort()).toEqual(
      [...office, ...besides].sort()
    );
    for (const artefact of until) expect(rule(as('p', 'proctor'), artefact).role(role)).toBe(true);
    expect(rule(as('p', 'proctor'), 'question-papers').role(role)).toBe(false);
  });

  it('tells the bearers of every other role to every member', () => {
    const secret = allRoles.filter(isSecretRole);
    expect(secret.sort()).toEqual(lists.map(([role]) => role).sort());
    for (const role of allRoles.filter((each) => !isSecretRole(each)))
      expect(rule(as('p', 'proctor')).role(role)).toBe(true);
  });

  it('everybody on a list knows of themselves only', () => {
    const { part: knows } = rule(as('p-setter', 'question-setter'));
    expect(
      everybody.filter(({ participationId }) => knows(participationId)).map(({ personId }) => personId)
    ).toEqual(['p-setter', 'p-both', 'p-custodian']);
  });

  it('somebody who was recused still knows of themselves', () => {
    expect(rule(as('p-marker', 'proctor')).part('marker:p-marker')).toBe(true);
  });

  it('a deputy knows whom they deputise for, in that part only', () => {
    const deputy = { personId: 'd', standings: as('p-setter', 'question-setter').standings };
    expect(rule(deputy).part('question-setter:p-setter')).toBe(true);
    expect(rule(deputy).part('question-setter:outsider')).toBe(false);
    const ofOtherPart = { personId: 'd', standings: as('p-both', 'proctor').standings };
    expect(rule(ofOtherPart).part('question-setter:p-both')).toBe(false);
  });

  it('tells who acted in an open part, not in a secret one', () => {
    const { person } = rule(as('p-custodian', 'custodian'));
    const proctoring = { role: 'proctor' as const, participationId: null };
    const setting = { role: null, participationId: 'question-setter:p-both' };
    expect(person('p-both', [proctoring])).toBe(true);
    expect(person('p-both', [setting])).toBe(false);
    expect(person('p-both', [proctoring, setting])).toBe(false);
    expect(person('p-deputy', [setting])).toBe(false);
    expect(person('p-marker', [{ role: 'marker', participationId: null }])).toBe(false);
    expect(person('p-marker', [{ role: null, participationId: null }])).toBe(false);
  });

  it('does not tell that somebody who is on secret lists only has to do with the case', () => {
    const { person } = rule(as('p-custodian', 'custodian'));
    expect(['p-setter', 'p-marker', 'p-both', 'p-custodian', 'p-elsewhere'].map((id) => person(id))).toEqual([
      false,
      false,
      true,
      true,
      true
    ]);
  });
});
