import { describe, expect, it } from '@jest/globals';
import { dueIsComputed } from '../../../plan-model/rules/due-is-computed.ts';
import { measureIsAccountable } from '../../../plan-model/rules/measure-is-accountable.ts';
import { riskHasMeasure } from '../../../plan-model/rules/risk-has-measure.ts';
import { broken, call, draw, inARow, service, task } from '../support/draw.ts';

const whole = { measure: '編號登記', riskPoint: 'leak', due: '+3wd', evidence: '清冊' };

describe('a risk point', () => {
  it('is met by a measure', async () => {
    expect(broken(riskHasMeasure, await draw(inARow(task('Keep', whole)), { 'risk:leak': '外洩' }))).toEqual(
      []
    );
    expect(broken(riskHasMeasure, await draw(inARow(task('Keep')), { 'risk:leak': '外洩' }))).toEqual([
      'plan'
    ]);
  });

  it('is not met by a step that is no measure', async () => {
    const step = task('Keep', { riskPoint: 'leak' });
    expect(broken(riskHasMeasure, await draw(inARow(step), { 'risk:leak': '外洩' }))).toEqual(['plan']);
  });
});

describe('a measure', () => {
  it('has one accountable role, a due rule and an evidence', async () => {
    expect(broken(measureIsAccountable, await draw(inARow(task('Keep', whole))))).toEqual([]);
  });

  it.each([
    ['an evidence', { ...whole, evidence: '' }],
    ['a due date', { ...whole, due: '' }],
    ['a due rule that can be read', { ...whole, due: '+3' }],
    ['a due rule that counts from a date of the plan', { ...whole, due: 'bidOpening2wd' }]
  ])('is found without %s', async (_missing, properties) => {
    expect(broken(measureIsAccountable, await draw(inARow(task('Keep', properties))))).toEqual(['Keep']);
  });

  it('is found without a role, or with two', async () => {
    expect(broken(measureIsAccountable, await draw(inARow(task('Keep', whole, 'nobody'))))).toEqual(['Keep']);
    const two = task('Keep', whole).replace(
      '/case-officer&quot;',
      '/case-officer&quot;, caseKey + &quot;/custodian&quot;'
    );
    expect(broken(measureIsAccountable, await draw(inARow(two)))).toEqual(['Keep']);
  });
});

describe('a call that is a measure', () => {
  it.each([
    ['has the role that answers for it', { role: 'ethics-officer' }, []],
    ['is found without one', {}, ['Meet']],
    ['is found with one that there is not', { role: 'nobody' }, ['Meet']]
  ])('%s', async (_what, role, found) => {
    const meet = call('Meet', 'secret-meeting', { ...whole, ...role });
    expect(broken(measureIsAccountable, await draw(inARow(meet)))).toEqual(found);
  });
});

describe('a due date', () => {
  const scheduled = task('Keep').replace(
    '<zeebe:userTask />',
    '<zeebe:userTask /><zeebe:taskSchedule dueDate="=due.keep" />'
  );

  it('is computed by a step, from a rule that can be read', async () => {
    const compute = service('Compute', 'compute-due-dates', { keep: 'bidOpening-3wd' });
    expect(
      broken(dueIsComputed, await draw(inARow(compute, scheduled), { 'date:bidOpening': '開標' }))
    ).toEqual([]);
    expect(broken(dueIsComputed, await draw(inARow(compute, scheduled)))).toEqual(['Compute']);
  });

  it('is found when no step computes it or its rule cannot be read', async () => {
    expect(broken(dueIsComputed, await draw(inARow(scheduled)))).toEqual(['Keep']);
    const compute = service('Compute', 'compute-due-dates', { keep: 'in three days' });
    expect(broken(dueIsComputed, await draw(inARow(compute, scheduled)))).toEqual(['Compute']);
  });
});
