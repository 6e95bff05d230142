import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../../domain/roles.ts';
import { listIsKnownToItsChecker as rule } from '../../../plan-model/rules/list-is-known-to-its-checker.ts';
import { broken, draw, inARow, task } from '../support/draw.ts';

const nominate = (nominates: string) => task('Nominate', { act: 'nominate-members', nominates });
const check = (role: Role, nominates: string) =>
  task('Check', { act: 'recuse-members', nominates, excludes: 'Nominate' }, role);
const problems = async (...steps: readonly string[]) => broken(rule, await draw(inARow(...steps)));

describe('whoever works on a list of people that is secret', () => {
  it.each<[Role, string, string[]]>([
    ['ethics-officer', 'question-setter', []],
    ['agency-head', 'marker', []],
    ['unit-head', 'question-setter', ['Check']],
    ['custodian', 'marker', ['Check']],
    ['meeting-chair', 'question-setter', ['Check']],
    ['meeting-chair', 'committee-member', []],
    ['unit-head', 'proctor', []],
    ['unit-head', 'attendee', []]
  ])('checked by %s, of %s: %j', async (role, list, expected) => {
    expect(await problems(nominate(list), check(role, list))).toEqual(expected);
  });

  it('may know it as well when they draw it up or decide on it', async () => {
    const drawnUp = task('Nominate', { act: 'nominate-members', nominates: 'marker' }, 'unit-head');
    expect(await problems(drawnUp)).toEqual(['Nominate']);
    const decide = (role: Role) => task('Decide', { proof: 'fresh', shows: 'Nominate' }, role);
    expect(await problems(nominate('marker'), decide('general-affairs'))).toEqual(['Decide']);
    expect(await problems(nominate('marker'), decide('agency-head'))).toEqual([]);
  });

  it('is told in both languages who could do it, and offered those who take part', async () => {
    const plan = await draw(inARow(nominate('marker'), check('unit-head', 'marker')));
    const [problem] = rule(plan, { clauses: [] });
    expect(problem).toMatchObject({ elementId: 'Check', clause: 'tp-07.3', instead: ['case-officer'] });
    expect(problem?.zh).toBe(
      '「Check」須看見閱卷委員名單，但單位主管不得知悉，只會看到「（不公開）」；請改由機關首長、政風人員、上級政風機構、承辦人辦理。'
    );
    expect(problem?.en).toContain('give it to Agency head, Ethics officer');
  });
});
