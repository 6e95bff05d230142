import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { filesFor, Story } from './story.ts';

const files = filesFor(
  'special-plan-approval',
  'plan-scope',
  'procurement-thresholds',
  'personnel-threshold'
);
let story: Story;
beforeEach(async () => {
  story = await Story.open(files);
  story.members = { 'unit-head': ['unit-1', 'unit-2'] };
  story.scripted = { 'measure-scope': () => ({ atAuditThreshold: true, hugePurchase: false }) };
});
afterEach(() => story.close());

const submit = (variables = {}) =>
  story.start('special-plan-approval', {
    planVersion: 1,
    submitter: 'p-9',
    procurementClass: 'works',
    ...variables
  });
const states = (type: string) => story.done(type).map(({ headers }) => headers.state);

describe('scope', () => {
  it('asks for no amount but for whether it reaches the thresholds of the class and day', async () => {
    await submit({ procurementClass: 'services' });
    const [measured] = story.done('measure-scope');
    expect(measured?.variables.thresholds).toMatchObject({
      announcement: 1_500_000,
      audit: 10_000_000,
      huge: 20_000_000
    });
    expect(story.open()).toEqual(['HeadReviews']);
  });

  it('lets the officer decide on what the table does not reach, with the reason shown', async () => {
    story.scripted['measure-scope'] = () => ({ atAuditThreshold: false, hugePurchase: false });
    const key = await submit();
    expect(story.open()).toEqual(['ReviewScope']);
    expect(story.bench.variables(key).scope).toEqual({
      inScope: false,
      clause: 'tp-16.1',
      reason: '採購金額未達查核金額'
    });
    await story.complete('ReviewScope', { scopeAnswer: 'withdraw' });
    expect(states('set-case-state')).toEqual(['cancelled']);
    story.bench.expectCompleted(key);
  });

  it.each([
    [{ procurementClass: null, planKind: 'exam' }, true, 'tp-16.2'],
    [{ procurementClass: null, planKind: 'secret' }, true, 'tp-16.4'],
    [{ leakTipOff: true }, true, 'tp-16.5'],
    [{ procurementClass: null, planKind: 'major' }, true, 'tp-16.6'],
    [{ procurementClass: null }, false, 'tp-16.0']
  ])('%j → %s by %s', async (given, inScope, clause) => {
    const key = await submit(given);
    expect(story.bench.variables(key).scope).toMatchObject({ inScope, clause });
  });
});

describe('the scope of personnel matters', () => {
  const review = (atPersonnelThreshold: boolean, reviewKind: string) => {
    story.scripted['measure-scope'] = () => ({ atPersonnelThreshold });
    return submit({ procurementClass: null, planKind: 'personnel', reviewKind });
  };

  it('compares the sealed number with the threshold of the day', async () => {
    await review(true, 'annual-review');
    const [measured, ...others] = story.done('measure-scope');
    expect(others).toEqual([]);
    expect(measured?.headers.kind).toBe('personnel');
    expect(measured?.variables.thresholds).toMatchObject({ assessed: 100 });
    expect(story.open()).toEqual(['HeadReviews']);
  });

  it.each([
    [true, 'annual-review', true],
    [false, 'selection', false],
    [false, 'important-move', true]
  ])('reached: %s, %s → %s', async (reached, reviewKind, inScope) => {
    const key = await review(reached, reviewKind);
    expect(story.bench.variables(key).scope).toMatchObject({ inScope, clause: 'tp-16.3' });
  });
});

describe('approval', () => {
  const approve = () => story.complete('HeadReviews', { headDecision: 'approve' });

  it('is followed by coordination with every unit head, then by deployment of the plan', async () => {
    const key = await submit();
    expect(story.role('HeadReviews')).toBe('agency-head');
    await approve();
    expect(story.open()).toEqual(['CoordinateWithUnitHead', 'CoordinateWithUnitHead']);
    await story.complete('CoordinateWithUnitHead', { coordination: 'acknowledge' }, 'unit-1');
    expect(story.done('deploy-plan')).toEqual([]);
    await story.complete('CoordinateWithUnitHead', { coordination: 'acknowledge' }, 'unit-2');
    expect(states('set-plan-state')).toEqual(['approved']);
    expect(states('set-case-state')).toEqual(['in-approval', 'running']);
    expect(story.done('render-document').map(({ headers }) => headers.document)).toEqual([
      'plan-document',
      'approval-memo',
      'coordination-sheet'
    ]);
    story.bench.expectCompleted(key);
  });

  it('is void when one unit head objects, and the plan goes back to its drafter', async () => {
    await submit();
    await approve();
    await story.complete('CoordinateWithUnitHead', { coordination: 'object' }, 'unit-2');
    await story.complete('CoordinateWithUnitHead', { coordination: 'acknowledge' }, 'unit-1');
    expect(story.open()).toEqual(['RevisePlan']);
    expect(states('set-plan-state')).toEqual(['approved', 'voided']);
    expect(story.done('deploy-plan')).toEqual([]);
  });

  it('forgets the objection of the former version', async () => {
    await submit();
    await approve();
    for (const unit of ['unit-1', 'unit-2'])
      await story.complete('CoordinateWithUnitHead', { coordination: 'object' }, unit);
    await story.complete('RevisePlan', { revision: 'resubmit', planVersion: 2 });
    await approve();
    for (const unit of ['unit-1', 'unit-2'])
      await story.complete('CoordinateWithUnitHead', { coordination: 'acknowledge' }, unit);
    expect(story.done('deploy-plan')).toHaveLength(1);
  });

  it('goes on where no unit is concerned', async () => {
    story.members = {};
    await submit();
    await approve();
    expect(story.done('deploy-plan')).toHaveLength(1);
  });

  it('may be returned, mended and given; or rejected, which ends it', async () => {
    const key = await submit();
    await story.complete('HeadReviews', { headDecision: 'return' });
    expect(states('set-plan-state')).toEqual(['returned']);
    await story.complete('RevisePlan', { revision: 'resubmit', planVersion: 2 });
    expect(story.done('verify-plan')).toHaveLength(2);
    await story.complete('HeadReviews', { headDecision: 'reject' });
    expect(states('set-case-state').at(-1)).toBe('rejected');
    story.bench.expectCompleted(key);
  });

  it('is not asked for a plan that breaks the rules, and its drafter may withdraw it', async () => {
    story.scripted['verify-plan'] = () => ({ throwError: 'PLAN_RULES_BROKEN' });
    const key = await submit();
    expect(story.open()).toEqual(['RevisePlan']);
    await story.complete('RevisePlan', { revision: 'withdraw' });
    expect(states('set-case-state')).toEqual(['cancelled']);
    story.bench.expectCompleted(key);
  });

  it.each(['CANNOT_DEPLOY', 'BUNDLE_CHANGED'])(
    'is void when the plan cannot be deployed: %s',
    async (throwError) => {
      story.members = {};
      story.scripted['deploy-plan'] = () => ({ throwError });
      await submit();
      await approve();
      expect(states('set-plan-state')).toEqual(['approved', 'voided']);
      expect(story.open()).toEqual(['RevisePlan']);
    }
  );

  it('reminds whoever is late, and the decision stays open', async () => {
    await submit();
    await story.pass(24 * 8);
    expect(story.notices()).toContain('decision-overdue → agency-head,ethics-officer');
    expect(story.open()).toEqual(['HeadReviews']);
    await approve();
    await story.pass(24 * 8);
    expect(story.notices()).toContain('coordination-overdue → unit-head,ethics-officer');
  });

  it('can be cancelled at any time', async () => {
    const key = await submit();
    await story.tell('cancel-approval');
    expect(states('set-plan-state')).toEqual(['withdrawn']);
    expect(states('set-case-state').at(-1)).toBe('cancelled');
    story.bench.expectCompleted(key);
  });

  it('ends with the running plan that is to be changed, without a word on the case', async () => {
    const key = await submit();
    await story.tell('cancel-case');
    expect(states('set-plan-state')).toEqual(['withdrawn']);
    expect(states('set-case-state')).toEqual(['in-approval']);
    story.bench.expectCompleted(key);
  });

  it('moves a case only as long as no plan of it runs', async () => {
    await submit();
    await story.complete('HeadReviews', { headDecision: 'reject' });
    expect(story.done('set-case-state').map(({ headers }) => headers.from)).toEqual([
      'draft,in-approval',
      'draft,in-approval'
    ]);
  });
});
