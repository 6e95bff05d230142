import { describe, expect, it } from '@jest/globals';
import { knownClauses } from '../../../plan-model/rules/known-clauses.ts';
import { knownReferences } from '../../../plan-model/rules/known-references.ts';
import { runsOnTheEngine } from '../../../plan-model/rules/runs-on-the-engine.ts';
import { scopeIsCovered } from '../../../plan-model/rules/scope-is-covered.ts';
import { taskHasRole } from '../../../plan-model/rules/task-has-role.ts';
import { broken, draw, inARow, plain, service, task } from '../support/draw.ts';

describe('clauses', () => {
  it('are those of the catalogue', async () => {
    expect(broken(knownClauses, await draw(inARow(task('Keep', { clauses: 'tp-16.1 tc-doc.3' }))))).toEqual(
      []
    );
    const plan = await draw(inARow(task('Keep', { clauses: 'tp-99' })), { scope: 'tp-16.9' });
    expect(broken(knownClauses, plan)).toEqual(['plan', 'Keep']);
  });

  it('of the scope and of the kind of plan are each fulfilled by a step', async () => {
    const covered = inARow(task('Keep', { clauses: 'tp-16.1 wh-type.3' }));
    expect(broken(scopeIsCovered, await draw(covered, { scope: 'tp-16.1' }))).toEqual([]);
    expect(broken(scopeIsCovered, await draw(covered, { scope: 'tp-16.1 tc-doc.3' }))).toEqual(['plan']);
    expect(broken(scopeIsCovered, await draw(covered, { scope: 'wh-type.3' }))).toEqual(['plan']);
    const kindOpen = await draw(inARow(task('Keep', { clauses: 'tp-16.1' })), { scope: 'tp-16.1' });
    expect(broken(scopeIsCovered, kindOpen)).toEqual(['plan']);
  });
});

describe('references', () => {
  const facts = { 'risk:leak': '外洩', 'artefact:papers': '文件|official-secret|公告後' };

  it('point to what the plan declares', async () => {
    const step = task('Keep', {
      riskPoint: 'leak',
      artefact: 'papers',
      approves: 'papers',
      excludes: 'submitter Keep',
      repeats: 'Keep',
      nominates: 'question-setter',
      composition: 'personnel'
    });
    expect(broken(knownReferences, await draw(inARow(step), facts))).toEqual([]);
  });

  it.each<Readonly<Record<string, string>>>([
    { riskPoint: 'other' },
    { artefact: 'other' },
    { approves: 'papers other' },
    { excludes: 'Nowhere' },
    { act: 'invented' },
    { act: 'constructor' },
    { repeats: 'Nowhere' },
    { nominates: 'agency-head' },
    { composition: 'constructor' }
  ])('are found dangling: %j', async (properties: Readonly<Record<string, string>>) => {
    expect(broken(knownReferences, await draw(inARow(task('Keep', properties)), facts))).toEqual(['Keep']);
  });
});

describe('a user task', () => {
  it('goes to a role of the case or to one participation', async () => {
    const person = task('Keep').replace(/candidateGroups="[^"]*"/, 'assignee="=participationId"');
    expect(broken(taskHasRole, await draw(inARow(task('Keep'))))).toEqual([]);
    expect(broken(taskHasRole, await draw(inARow(person)))).toEqual([]);
  });

  it.each([
    ['a fixed person', 'assignee="lin"'],
    ['a group outside the case', 'candidateGroups="=[&quot;unit-head&quot;]"'],
    ['an unknown role', 'candidateGroups="=[caseKey + &quot;/boss&quot;]"'],
    ['named users', 'candidateUsers="=[&quot;lin&quot;]"']
  ])('does not go to %s', async (_whom, assignment) => {
    const step = task('Keep').replace(/candidateGroups="[^"]*"/, assignment);
    expect(broken(taskHasRole, await draw(inARow(step)))).toEqual(['Keep']);
  });
});

describe('the engine', () => {
  it('runs what it supports and nothing else', async () => {
    expect(broken(runsOnTheEngine, await draw(inARow(service('Tell', 'notify'))))).toEqual([]);
    expect(broken(runsOnTheEngine, await draw(inARow(plain('serviceTask', 'Tell'))))).toEqual(['Tell']);
    expect(broken(runsOnTheEngine, await draw(inARow(plain('complexGateway', 'Odd'))))).toEqual(['Odd']);
  });
});
