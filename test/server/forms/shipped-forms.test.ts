import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { FormComponent, FormSchema } from '../../../server/forms/form-schema.ts';
import { readAnswers } from '../../../server/forms/read-answers.ts';

const now = Date.parse('2026-11-20T10:00:00+08:00');

const shipped = (name: string): FormSchema =>
  JSON.parse(readFileSync(new URL(`../../../forms/${name}.form`, import.meta.url), 'utf8')) as FormSchema;

const problems = (name: string, values: Record<string, unknown>, at?: number) => {
  const read = readAnswers(shipped(name), values, {}, at);
  return 'refusal' in read ? (read.refusal.problems ?? []) : [];
};

const ofDates = (name: string, values: Record<string, unknown>, at?: number) =>
  problems(name, values, at).filter(({ path }) => Object.hasOwn(values, path));

describe('the start of a procurement plan', () => {
  const start = {
    noticeOn: '2026-11-20',
    bidDeadline: '2026-12-08T17:00+08:00',
    bidOpening: '2026-12-09T10:00+08:00'
  };
  const paths = (changed: Partial<typeof start>, at: number | undefined = now) =>
    ofDates('plan-procurement-bid--start', { ...start, ...changed }, at).map(({ path }) => path);

  it('takes a notice of today, then the deadline, then the opening', () => {
    expect(paths({})).toEqual([]);
    expect(paths({ bidOpening: start.bidDeadline })).toEqual([]);
  });

  it('refuses a notice in the past, in words', () => {
    const [problem, ...others] = ofDates(
      'plan-procurement-bid--start',
      { ...start, noticeOn: '2026-11-19' },
      now
    );
    expect(others).toEqual([]);
    expect(problem).toEqual({
      path: 'noticeOn',
      zh: '「預定公告日」不得早於今日。',
      en: expect.stringMatching(/^“Planned .*” must not be before today\.$/)
    });
  });

  it('holds the dates against each other', () => {
    expect(paths({ bidDeadline: '2026-11-20T17:00+08:00' })).toEqual(['bidDeadline']);
    expect(paths({ bidOpening: '2026-12-08T16:45+08:00' })).toEqual(['bidOpening']);
    expect(paths({ noticeOn: '2026-12-20' })).toEqual(['bidDeadline']);
  });

  it('does not hold answers of the past against the present again', () => {
    expect(readAnswers(shipped('plan-procurement-bid--start'), start)).toMatchObject({
      refusal: { problems: expect.not.arrayContaining([expect.objectContaining({ path: 'noticeOn' })]) }
    });
    const late = Date.parse('2027-01-04T09:00:00+08:00');
    expect(paths({}, late)).toEqual(['noticeOn']);
  });
});

describe('a leak report', () => {
  const noticed = (noticedAt: string) => ofDates('leak-incident--report', { noticedAt }, now);

  it('tells of a discovery in the past, or a moment ahead by the reporter’s watch', () => {
    expect(noticed('2026-11-20T09:55+08:00')).toEqual([]);
    expect(noticed('2026-11-20T10:05+08:00')).toEqual([]);
  });

  it('is refused when the discovery is still to come', () => {
    expect(noticed('2026-11-20T10:10+08:00')).toMatchObject([{ zh: '「何時發現」不得晚於現在。' }]);
    expect(noticed('2026-11-25T09:00+08:00')).toHaveLength(1);
  });
});

it('evidence is not kept until a day that is past', () => {
  const until = (evidenceUntil: string) =>
    ofDates('leak-incident--preserve-evidence', { evidenceUntil }, now).map(({ path }) => path);
  expect(until('2020-01-01')).toEqual(['evidenceUntil']);
  expect(until('2026-11-20')).toEqual([]);
});

describe('the head’s decision', () => {
  const refused = (values: Record<string, unknown>) =>
    problems('special-plan-approval--head-reviews', values).map(({ path }) => path);

  it.each(['return', 'reject'])('needs its reason to %s', (headDecision) => {
    expect(refused({ headDecision })).toEqual(['headReasons']);
    expect(refused({ headDecision, headReasons: '補列檢查日' })).toEqual([]);
  });

  it('needs no reason to approve, nor before anything is chosen', () => {
    expect(refused({ headDecision: 'approve' })).toEqual([]);
    expect(refused({})).toEqual(['headDecision']);
  });
});

describe('the dates of every form', () => {
  const folder = new URL('../../../forms/', import.meta.url);
  const datesOf = (components: readonly FormComponent[] = []): FormComponent[] =>
    components.flatMap((each) => [
      ...(each.type === 'datetime' && each.subtype !== 'time' ? [each] : []),
      ...datesOf(each.components)
    ]);
  /** May lie behind or ahead of whoever fills the form in. */
  const either = [
    'leavingOn',
    'periodFrom',
    'secrecyUntil',
    'inspectOn',
    'closedFrom',
    'meetingAt',
    'resolutionDueOn'
  ];

  it('are told whether they have come already or are still to come, unless they may be either', () => {
    const unbound = readdirSync(folder)
      .filter((name) => name.endsWith('.form'))
      .flatMap((name) => datesOf(shipped(name.slice(0, -'.form'.length)).components))
      .filter(
        ({ properties = {} }) => !['notBefore', 'notAfter', 'after'].some((bound) => bound in properties)
      )
      .map(({ key }) => key);
    expect(unbound.filter((key = '') => !either.includes(key))).toEqual([]);
  });

  it('refuses a copy that was taken back tomorrow', () => {
    const collected = (collectedAt: string) =>
      ofDates('controlled-papers--collect-copy', { returnDecision: 'collected', collectedAt }, now);
    expect(collected('2026-11-21T10:00+08:00')).toMatchObject([
      { path: 'collectedAt', zh: '「收回日期」不得晚於現在。' }
    ]);
    expect(collected('2026-11-20T09:00+08:00')).toEqual([]);
  });
});

describe('every shipped form', () => {
  const folder = new URL('../../../forms/', import.meta.url);
  const idsOf = (components: readonly (FormComponent & { readonly id?: string })[] = []): string[] =>
    components.flatMap(({ id, components: inner }) => [id ?? '', ...idsOf(inner)]);

  it('gives each of its components an id of its own: the viewer draws nothing of a form that has one twice', () => {
    const wrong = readdirSync(folder)
      .filter((name) => name.endsWith('.form'))
      .filter((name) => {
        const ids = idsOf(shipped(name.slice(0, -'.form'.length)).components);
        return ids.includes('') || new Set(ids).size < ids.length;
      });
    expect(wrong).toEqual([]);
  });
});
