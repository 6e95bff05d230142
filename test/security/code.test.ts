import { describe, expect, it } from '@jest/globals';
import { compileTemplate } from '../../documents/handlebars.ts';
import { renderDocument, type DocumentMark } from '../../documents/index.ts';
import { Failure } from '../../engine/feel/failure.ts';
import { Feel } from '../../engine/feel/feel.ts';
import { toJson } from '../../engine/feel/json.ts';
import { readAnswers } from '../../server/forms/read-answers.ts';
import { EngineBench } from '../support/engine.ts';
import { until } from '../support/until.ts';

const feel = new Feel(() => Date.parse('2026-03-02T01:00:00Z'));

/** The value of an expression; a text that is refused, before or while it runs, is `refused`. */
function evaluate(text: string, variables: Record<string, unknown> = {}): unknown {
  const compiled = feel.expression(text);
  if ('problem' in compiled) return 'refused';
  const value = compiled.evaluate((name) => (Object.hasOwn(variables, name) ? variables[name] : undefined));
  return value instanceof Failure ? 'refused' : toJson(value);
}

/** Far below what any of these would take, far above what a busy machine adds. */
const patience = 4_000;

/** What one evaluation takes once the capped thread runs. */
function milliseconds(run: () => unknown): number {
  evaluate('for i in [1] return i');
  const begun = performance.now();
  run();
  return performance.now() - begun;
}

describe('FEEL', () => {
  it.each([
    'x.constructor.constructor("return process")()',
    'x["constructor"]["constructor"]("return 1")()',
    'get value(x, "constructor")("return process")()',
    '(function(a) a.constructor)(x)',
    'now.constructor("return process")()',
    'count.constructor',
    'process.env',
    'globalThis.process',
    'require("node:fs")',
    '{a: function() 1}.a.constructor'
  ])('1 reaches nothing of the host: %s', (text) => {
    expect([null, 'refused']).toContainEqual(evaluate(text, { x: {} }));
  });

  it.each(['() => process', '[...x]', '`${process}`', 'x?.constructor', 'new Date()', 'x; process.exit()'])(
    '2 knows no syntax of the host: %s',
    (text) => {
      expect([null, 'refused']).toContainEqual(evaluate(text, { x: [1] }));
    }
  );

  it.each([
    ['in a filter', 'l[item.constructor != null]', []],
    ['in a filter of a filter', 'l[l[item.constructor != null][1] != null]', []],
    ['in a loop', 'for a in l return a.constructor', [null]],
    ['in a quantifier', 'some a in l satisfies a.__proto__ != null', false]
  ])('2 keeps to own members %s', (_, text, expected) => {
    expect(evaluate(text, { l: [{}] })).toEqual(expected);
  });

  it.each([
    '{__proto__: {polluted: true}}',
    'context put(x, "__proto__", {polluted: true})',
    'context([{key: "__proto__", value: {polluted: true}}])',
    'context merge([{"__proto__": {polluted: true}}])'
  ])('2 changes no prototype: %s', (text) => {
    evaluate(text, { x: {} });
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([
    'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$")',
    '{f: matches}.f("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$")',
    '[matches][1]("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$")',
    'replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$", "")',
    'split("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "(a+)+$")'
  ])('3 stops a regular expression that runs away: %s', (text) => {
    expect(milliseconds(() => evaluate(text))).toBeLessThan(patience);
  });

  const list = Array.from({ length: 30_000 }, (_, at) => at % 1000);

  it.each([
    ['a loop', 'for i in 1..1000000000 return i'],
    ['a quantifier', 'some i in 1..1000000000 satisfies i < 0'],
    ['loops in loops', 'for a in 1..100000, b in 1..100000 return a * b'],
    ['recursion', '{ f: function(n) f(n + 1), r: f(1) }.r'],
    ['a power', '10 ** 1000000000'],
    ['a scale', 'decimal(1/3, 1000000)'],
    ['a filter of a filter', 'l[l[item = 1] = item]'],
    ['a search within a filter', 'l[list contains(l, item + 0.5)]'],
    ['a sort', 'sort(l, function(a, b) count(l[item > a]) > count(l[item > b]))'],
    ['brackets', `${'('.repeat(2_900)}1${')'.repeat(2_900)}`],
    ['indexes', `l${'[1]'.repeat(1_900)}`],
    ['signs', `${'-'.repeat(5_900)}1`],
    ['conditions', `${'if true then '.repeat(300)}1${' else 1'.repeat(300)}`],
    ['functions', `${'function(a) '.repeat(400)}1`],
    ['length', `1${'+1'.repeat(100_000)}`]
  ])('4 stops what runs away by %s, and goes on', (_, text) => {
    expect(milliseconds(() => evaluate(text, { l: list }))).toBeLessThan(patience);
    expect(evaluate('for i in [1, 2] return i + 1')).toEqual([2, 3]);
  });

  it('4 stops an expression that fills the memory, and goes on', () => {
    const ten = (of: string) => `[${Array(10).fill(of).join(', ')}]`;
    const text = `{a: ${ten('1')}, b: ${ten('a')}, c: ${ten('b')}, r: for i in 1..100000 return ${ten('c')}}`;
    expect(milliseconds(() => evaluate(text))).toBeLessThan(patience);
    expect(evaluate('for i in [1, 2] return i + 1')).toEqual([2, 3]);
  });
});

describe('templates', () => {
  const parsed = {
    type: 'Program',
    body: [{ type: 'MustacheStatement', path: 0, params: [], loc: { start: 'process.exit()' } }]
  };
  const mark: DocumentMark = {
    grade: 'official-secret',
    periodOrCondition: '決標公告後解密',
    agencyName: '臨港市政府工務局',
    caseNumber: '115-P-0001',
    codeName: '{{constructor}}',
    date: '2026-11-02T01:00:00Z'
  };

  it.each([[parsed], [{ toString: () => 'text' }], [['{{x}}']], [null]])(
    '5 · 6 takes only the text of a shipped file, never a parsed template or data: %j',
    (source) => {
      expect(() => compileTemplate(source)).toThrow(TypeError);
    }
  );

  it.each([
    '{{lookup this "constructor"}}',
    '{{#with this as |s|}}{{s.constructor}}{{/with}}',
    '{{__proto__}}'
  ])('6 reaches no prototype, even from a template: %s', (source) => {
    const run = (): string => {
      try {
        return compileTemplate(source)({});
      } catch {
        return '';
      }
    };
    expect(run()).toBe('');
  });

  it.each(['html', 'fodt'] as const)('7 prints what a person typed as it was typed: %s', async (format) => {
    const typed = '{{#with "s"}}{{constructor}}{{/with}} {{{x}}} <script>alert(1)</script> ${7*7}';
    const data = {
      ...{ signer: typed, role: typed, matters: typed, conflicts: typed, method: typed },
      signedAt: '2026-11-02T01:00:00Z'
    };
    const text = (await renderDocument({ templateId: 'undertaking', format, data, mark })).toString('utf8');
    expect(text).toContain('{{constructor}}');
    expect(text).not.toMatch(/<script|function Object|native code/);
  });

  it('7 an answer that looks like an expression is an answer', () => {
    const form = {
      components: [
        { type: 'textfield', key: 'note', label: '註記' },
        { type: 'textfield', key: 'shown', conditional: { hide: '=note = "hide"' } }
      ]
    };
    const values = { note: '=process.exit()', shown: '{{note}}' };
    expect(readAnswers(form, values)).toMatchObject({ answers: { all: values } });
  });
});

describe('a deployed model', () => {
  const around = (inner: string, head = '') =>
    `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="D" targetNamespace="t">${head}<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="Begun"/><bpmn:sequenceFlow id="F" sourceRef="Begun" targetRef="T"/>${inner}</bpmn:process></bpmn:definitions>`;

  it.each([
    [
      'a script in a language of the host',
      '<bpmn:scriptTask id="T" scriptFormat="javascript"><bpmn:script>process.exit()</bpmn:script></bpmn:scriptTask>'
    ],
    [
      'a listener of Camunda 7',
      '<bpmn:serviceTask id="T" camunda:class="java.lang.Runtime"><bpmn:extensionElements><camunda:executionListener event="start"><camunda:script scriptFormat="groovy">1</camunda:script></camunda:executionListener></bpmn:extensionElements></bpmn:serviceTask>'
    ],
    [
      'an unknown extension of Zeebe',
      '<bpmn:serviceTask id="T"><bpmn:extensionElements><zeebe:eval code="1"/></bpmn:extensionElements></bpmn:serviceTask>'
    ],
    ['an unknown element', '<bpmn:evalTask id="T"/>'],
    ['an element that the engine does not run', '<bpmn:adHocSubProcess id="T"/>']
  ])('8 with %s is refused with a message', async (_, inner) => {
    const bench = await EngineBench.open();
    try {
      const resources = [{ name: 'm.bpmn', content: around(inner) }];
      const refusal = await bench.refused({ type: 'DeployResources', resources });
      expect(refusal.code).toBe('INVALID_ARGUMENT');
      expect(refusal.detail.length).toBeGreaterThan(20);
      expect(bench.store.rows('processDefinition')).toEqual([]);
    } finally {
      await bench.close();
    }
  });

  it('4 that goes round for ever leaves others their turn', async () => {
    const bench = await EngineBench.open();
    try {
      await bench.deploy(
        around(
          '<bpmn:exclusiveGateway id="T"/><bpmn:exclusiveGateway id="Again"/><bpmn:sequenceFlow id="G" sourceRef="T" targetRef="Again"/><bpmn:sequenceFlow id="H" sourceRef="Again" targetRef="T"/>'
        )
      );
      const key = await bench.start();
      const begun = performance.now();
      await bench.do({ type: 'CancelProcessInstance', processInstanceKey: key });
      expect(performance.now() - begun).toBeLessThan(3_000);
      const ended = async () => bench.instance(key).state === 'TERMINATED';
      await until(ended, () => bench.history(key).slice(-500));
    } finally {
      await bench.close();
    }
  });
});
