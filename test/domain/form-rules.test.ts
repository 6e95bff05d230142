import { describe, expect, it } from '@jest/globals';
import { evaluate } from 'feelin';
import { brokenRules, type RuledComponent } from '../../domain/form-rules.ts';

const feel = (expression: string, context: object): unknown =>
  evaluate(expression.slice(1), { ...context }).value;

const broken = (components: readonly RuledComponent[], values: Record<string, unknown>, offered = {}) =>
  brokenRules(components, values, { ...offered, ...values }, feel);

const meeting: RuledComponent = {
  id: 'Mode',
  type: 'radio',
  key: 'meetingMode',
  properties: {
    refuse: '= meetingMode = "video" and list contains(agenda, "vote")',
    refuseText: '投票不得以視訊方式',
    refuseClauses: 'pr-12 pr-13'
  }
};

const scores: RuledComponent = {
  id: 'Scores',
  type: 'dynamiclist',
  path: 'scores',
  properties: { refuse: 'count(scores) < 2', refuseText: '至少二列' },
  components: [
    {
      id: 'Score',
      type: 'number',
      key: 'score',
      properties: { refuse: 'this.score > most', refuseText: '超過滿分' }
    }
  ]
};

describe('the rules of a form', () => {
  it('refuse a value over the others, with words and clauses', () => {
    expect(broken([meeting], { meetingMode: 'video', agenda: ['vote'] })).toEqual([
      {
        path: 'meetingMode',
        componentId: 'Mode',
        indexes: [],
        text: '投票不得以視訊方式',
        clauses: ['pr-12', 'pr-13']
      }
    ]);
    expect(broken([meeting], { meetingMode: 'in-person', agenda: ['vote'] })).toEqual([]);
    expect(broken([meeting], { meetingMode: 'video', agenda: [] })).toEqual([]);
  });

  it('refuse nothing before there is anything to read', () => {
    expect(broken([meeting], {})).toEqual([]);
    expect(broken([meeting], { meetingMode: 'video', agenda: null })).toEqual([]);
  });

  it('see each row of a list, and the list itself', () => {
    const found = broken([scores], { scores: [{ score: 4 }, { score: 120 }] }, { most: 100 });
    expect(found).toMatchObject([{ path: 'scores[1].score', componentId: 'Score', indexes: [1] }]);
    expect(broken([scores], { scores: [{ score: 4 }] }, { most: 100 })).toMatchObject([{ path: 'scores' }]);
  });

  it('reach into groups, with and without a path of their own', () => {
    const plain: RuledComponent = { type: 'group', components: [meeting] };
    const named: RuledComponent = { type: 'group', path: 'session', components: [meeting] };
    const values = { meetingMode: 'video', agenda: ['vote'] };
    expect(broken([plain], values)).toMatchObject([{ path: 'meetingMode' }]);
    expect(broken([named], { session: values })).toMatchObject([{ path: 'session.meetingMode' }]);
  });

  it('are silent where the component, or what it is in, is hidden', () => {
    const hide = '=agenda = null or not(list contains(agenda, "vote"))';
    const inside: RuledComponent = { type: 'group', components: [meeting], conditional: { hide: '=true' } };
    expect(
      broken([{ ...meeting, conditional: { hide } }], { meetingMode: 'video', agenda: ['vote'] })
    ).toHaveLength(1);
    expect(broken([inside], { meetingMode: 'video', agenda: ['vote'] })).toEqual([]);
  });
});
