import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormComponent } from '../../../server/forms/form-schema.ts';
import { modelDictionary } from '../../../server/language/dictionary.ts';
import { procurementStory } from '../../features/procurement-story.ts';
import { playStory } from '../../support/story/story.ts';
import { startDesk, type TestDesk } from '../../support/desk.ts';
import { Play } from '../../support/play.ts';

const chinese = /[\u3400-\u9fff]/;

const keysOf = (form: Readonly<Record<string, unknown>> | null): string[] => {
  const below = (components: readonly FormComponent[] = []): string[] =>
    components.flatMap(({ key, path, components: inner }) => [key ?? path ?? '', ...below(inner)]);
  return below((form?.components ?? []) as FormComponent[]);
};

/** What people read of a form; why a field is not secret is for maintainers. */
const textOf = (form: unknown): string =>
  JSON.stringify(form, (name, value: unknown) => (name === 'reason' ? undefined : value));

/** Names that a viewer draws. */
const namesIn = (xml: string | null): string[] =>
  [...(xml ?? '').matchAll(/<bpmn:\w+\b[^>]*?\sname="([^"]*)"/g)].map(([, name = '']) => name);

describe('someone who reads English', () => {
  let desk: TestDesk;
  let play: Play;
  let caseKey: string;

  beforeAll(async () => {
    desk = await startDesk();
    play = new Play(desk);
    caseKey = (await playStory(play, procurementStory.chapters.slice(0, 2))).caseKey;
  }, 60_000);
  afterAll(() => desk.close());

  const reads = (account: string, language: 'zh' | 'en') =>
    desk.as(account).call('setLanguage', { body: { language } });

  /** What the person is told in one language, then in the other. */
  const inBoth = async <T>(account: string, ask: () => Promise<T>): Promise<{ zh: T; en: T }> => {
    await reads(account, 'zh');
    const zh = await ask();
    await reads(account, 'en');
    const en = await ask();
    return { zh, en };
  };

  it('has the task in English, with the same keys and values', async () => {
    const { taskKey } = await play.awaitTask('head', caseKey, 'HeadReviews');
    const head = desk.as('head');
    const { zh, en } = await inBoth('head', () => head.call('task', { params: { taskKey } }));
    expect([zh.name, en.name]).toEqual(['機關首長核定', 'Approval by the agency head']);
    expect(keysOf(en.form)).toEqual(keysOf(zh.form));
    expect(textOf(zh.form)).toMatch(chinese);
    expect(textOf(en.form)).not.toMatch(chinese);
    expect(en.clauses.map(({ id }) => id)).toEqual(zh.clauses.map(({ id }) => id));
    for (const { text } of en.clauses) expect(text).not.toMatch(chinese);
    const { tasks } = await head.call('tasks', { query: { caseKey } });
    expect(tasks.map(({ name }) => name)).toContain('Approval by the agency head');
  });

  it('has the case room in English, but what an officer wrote into the plan as written', async () => {
    const head = desk.as('head');
    const { zh, en } = await inBoth('head', () => head.call('caseRoom', { params: { caseKey } }));
    expect(en.measures.map(({ elementId }) => elementId)).toEqual(
      zh.measures.map(({ elementId }) => elementId)
    );
    const own = zh.measures.filter(({ measure }) => !modelDictionary.has(measure));
    expect(own.map(({ elementId }) => elementId)).toEqual(['SpotCheckTender']);
    for (const { elementId, phase, riskPoint, measure, evidence } of en.measures) {
      const drawn = own.find((each) => each.elementId === elementId);
      expect([phase, riskPoint, evidence].join()).not.toMatch(chinese);
      if (drawn) expect(measure).toBe(drawn.measure);
      else expect(measure).not.toMatch(chinese);
    }
    expect(namesIn(en.diagram).filter((name) => chinese.test(name))).toEqual(
      namesIn(zh.diagram).filter((name) => !modelDictionary.has(name) && chinese.test(name))
    );
    expect(namesIn(zh.diagram).filter((name) => modelDictionary.has(name)).length).toBeGreaterThan(50);
    expect(en.actions.map(({ action }) => action)).toEqual(zh.actions.map(({ action }) => action));
    for (const { label, form } of en.actions) {
      expect(label.en).not.toMatch(chinese);
      expect(textOf(form)).not.toMatch(chinese);
    }
  });

  it('has the leak report, the start forms and the essentials in English', async () => {
    const ethics = desk.as('ethics1');
    const { zh, en } = await inBoth('ethics1', async () => [
      (await ethics.call('leakReportForm')).form,
      ...(await ethics.call('templates')).templates.map(({ startForm }) => startForm),
      (await ethics.call('plan', { params: { caseKey } })).essentialsForm
    ]);
    expect(en.map(keysOf)).toEqual(zh.map(keysOf));
    expect(textOf(en)).not.toMatch(chinese);
    const { essentials } = await ethics.call('plan', { params: { caseKey } });
    expect(JSON.stringify(essentials.riskPoints)).not.toMatch(chinese);
  });

  it('answers an English form as a Chinese one: the plan goes on', async () => {
    await reads('head', 'en');
    await play.does('head', caseKey, 'HeadReviews', { headDecision: 'approve' });
    await reads('procurement', 'zh');
    const { name } = await play.awaitTask('procurement', caseKey, 'CoordinateWithUnitHead');
    expect(name).toBe('業務主管會辦');
  }, 60_000);
});
