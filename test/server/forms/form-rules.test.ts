import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseFeel } from '../../../engine/feel/parse.ts';
import type { FormComponent, FormSchema } from '../../../server/forms/form-schema.ts';
import { readAnswers } from '../../../server/forms/read-answers.ts';
import { withinTime } from '../../../server/forms/within-time.ts';
import clauses from '../../../workflows/clauses.json' with { type: 'json' };
import { processorMs } from '../../support/processor-time.ts';

const mode = (refuse: string): FormSchema => ({
  components: [
    {
      type: 'textfield',
      key: 'meetingMode',
      properties: { refuse, refuseText: '投票不得以視訊方式', refuseClauses: 'tc-mtg.1' }
    },
    { type: 'number', key: 'votes' }
  ]
});

const video = '= meetingMode = "video" and votes > 0';

describe('a form that refuses a value', () => {
  it('is held to on the server, with the clause at the field', () => {
    expect(readAnswers(mode(video), { meetingMode: 'video', votes: 2 })).toEqual({
      refusal: {
        code: 'INVALID_INPUT',
        facts: { count: 1 },
        problems: [
          {
            path: 'meetingMode',
            zh: '投票不得以視訊方式',
            en: '投票不得以視訊方式',
            clauses: ['tc-mtg.1']
          }
        ]
      }
    });
  });

  it('lets all else through', () => {
    expect(readAnswers(mode(video), { meetingMode: 'video', votes: 0 })).toHaveProperty('answers');
    expect(readAnswers(mode(video), { meetingMode: 'in-person', votes: 2 })).toHaveProperty('answers');
  });

  it('reads what the server offered besides', () => {
    const form = mode('= meetingMode = "video" and not(videoAllowed)');
    expect(readAnswers(form, { meetingMode: 'video' }, { videoAllowed: false })).toHaveProperty('refusal');
    expect(readAnswers(form, { meetingMode: 'video' }, { videoAllowed: true })).toHaveProperty('answers');
  });

  it('holds up nobody: what cannot be checked in time is refused', () => {
    const endless = mode('count(for i in 1..votes return for j in 1..votes return i * j) > 0');
    const refusal = { code: 'ANSWERS_TOO_HEAVY' };
    const took = processorMs(() =>
      expect(readAnswers(endless, { meetingMode: 'video', votes: 100_000 })).toEqual({ refusal })
    );
    expect(took).toBeLessThan(10_000);
    expect(readAnswers(mode(video), { meetingMode: 'video', votes: 0 })).toHaveProperty('answers');
  });
});

describe('work within its time', () => {
  it('answers', () => expect(withinTime(() => 42, 1_000)).toBe(42));

  it('is stopped when it runs away', () => {
    const runAway = () => {
      for (;;);
    };
    expect(withinTime(runAway, 20)).toBeUndefined();
  });

  it('keeps what it throws', () => {
    const failing = () => {
      throw new RangeError('too far');
    };
    expect(() => withinTime(failing, 1_000)).toThrow(new RangeError('too far'));
  });
});

describe('the rules of the shipped forms', () => {
  const folder = new URL('../../../forms/', import.meta.url);
  const flat = (components: readonly FormComponent[] = []): FormComponent[] =>
    components.flatMap((component) => [component, ...flat(component.components)]);
  const ruled = readdirSync(folder)
    .filter((name) => name.endsWith('.form'))
    .flatMap((name) => {
      const { components } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as FormSchema;
      return flat(components).map(({ properties = {} }) => ({ name, properties }));
    })
    .filter(({ properties }) => Object.keys(properties).some((key) => key.startsWith('refuse')));
  const known = new Set(clauses.map(({ id }) => id));

  it('can be read, say why and know no time but the case’s', () => {
    const isBroken = ({ refuse = '', refuseText = '' }: Readonly<Record<string, string>>) =>
      refuseText === '' ||
      /\b(now|today)\s*\(/.test(refuse) ||
      parseFeel(refuse.trim().replace(/^=/, '')).error !== null;
    expect(ruled.filter(({ properties }) => isBroken(properties))).toEqual([]);
  });

  it('rest on clauses of the catalogue', () => {
    const named = ruled.flatMap(({ properties }) =>
      (properties.refuseClauses ?? '').split(/\s+/).filter(Boolean)
    );
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });
});
