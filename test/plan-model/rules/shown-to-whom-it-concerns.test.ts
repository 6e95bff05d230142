import { describe, expect, it } from '@jest/globals';
import { shownToWhomItConcerns as rule } from '../../../plan-model/rules/shown-to-whom-it-concerns.ts';
import { broken, draw, inARow, task } from '../support/draw.ts';

const enter = task('Enter', { artefact: 'price' });
const decide = (shows: string, pairs: Record<string, string> = { proof: 'fresh' }, role = 'agency-head') =>
  task('Decide', { artefact: 'price', shows, ...pairs }, role);
const problems = async (...steps: readonly string[]) => broken(rule, await draw(inARow(...steps)));

describe('what stands beside a form', () => {
  it.each([
    ['decides', { proof: 'fresh' }],
    ['approves', { approves: 'price' }],
    ['checks what another entered', { excludes: 'Enter' }]
  ])('is for whoever %s', async (_what, pairs) => {
    expect(await problems(enter, decide('Enter', pairs))).toEqual([]);
  });

  it('is for nobody else, though they check another step', async () => {
    expect(await problems(enter, decide('Enter', {}))).toEqual(['Decide']);
    expect(await problems(enter, task('Other'), decide('Enter', { excludes: 'Other' }))).toEqual(['Decide']);
  });

  it('is also for whoever carries a decision out, on the same artefact', async () => {
    const carry = (artefact: string) => task('Carry', { artefact, shows: 'Enter Decide' });
    expect(await problems(enter, decide('Enter'), carry('price'))).toEqual([]);
    expect(await problems(enter, decide('Enter'), carry('list'))).toEqual(['Carry', 'Carry']);
    expect(await problems(enter, decide(''), carry('price'))).toEqual(['Carry']);
  });

  it('comes from earlier steps', async () => {
    expect(await problems(decide('Enter'), enter)).toEqual(['Decide']);
    expect(await problems(enter, decide('Decide'))).toEqual(['Decide']);
  });

  it('does not tell who is on a secret list, but for who answers for it', async () => {
    const mark = task('Mark', {}, 'marker');
    expect(await problems(mark, decide('Mark'))).toEqual([]);
    expect(await problems(mark, decide('Mark', { proof: 'fresh' }, 'ethics-officer'))).toEqual([]);
    expect(await problems(mark, decide('Mark', { proof: 'fresh' }, 'general-affairs'))).toEqual(['Decide']);
  });

  it('says which step, and what to do, in both languages', async () => {
    const [problem] = rule(await draw(inARow(enter, decide('Enter', {}))), { clauses: [] });
    expect(problem).toMatchObject({ elementId: 'Decide', clause: 'tp-07.3' });
    expect(problem?.zh).toMatch(/「Enter」.*移除/);
    expect(problem?.en).toMatch(/“Enter”.*take the step off/);
  });
});
