import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import english from '../../workflows/english.json' with { type: 'json' };
import { describeDueInEnglish, describeDue } from '../../plan-model/describe-due.ts';
import { readPlan } from '../../plan-model/index.ts';

const folder = new URL('../../workflows/', import.meta.url);
const templates = readdirSync(folder).filter((name) => /^plan-.*\.bpmn$/.test(name));

describe.each(templates)('deadlines of %s', (file) => {
  it('count from points in time that no step and no phase is called by', async () => {
    const plan = await readPlan(readFileSync(new URL(file, folder), 'utf8'));
    const others = [...plan.phases.map(({ title }) => title), ...plan.steps.map(({ name }) => name)];
    expect(plan.dates.filter(({ title }) => others.includes(title))).toEqual([]);
    const inEnglish = (text: string) => (english as Record<string, string>)[text];
    const translated = others.map(inEnglish);
    expect(plan.dates.filter(({ title }) => translated.includes(inEnglish(title)))).toEqual([]);
  });
});

it('a deadline on the date itself is said as such', () => {
  const dates = [{ id: 'bidOpening', title: '開標時間' }];
  expect(describeDue('bidOpening', dates)).toBe('於開標時間');
  const english = [{ id: 'bidOpening', title: 'the time of bid opening' }];
  expect(describeDueInEnglish('bidOpening-2wd', english)).toBe(
    '2 working days before the time of bid opening'
  );
});
