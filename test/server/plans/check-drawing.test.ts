import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { BpmnModdle } from 'bpmn-moddle';
import { draftFromTemplate } from '../../../plan-model/index.ts';
import { loadShipped } from '../../../server/models/shipped.ts';
import { essentialsLists } from '../../../server/plans/answers-of-plan.ts';
import { checkDrawing, readDrawing } from '../../../server/plans/check-drawing.ts';
import { closureOf } from '../../../server/plans/closure.ts';
import { planProcessId } from '../../../server/plans/plan-process-id.ts';
import { templateOf } from '../../../server/plans/templates.ts';

const caseKey = '0123456789abcdef0123456789abcdef';
const processId = planProcessId(caseKey);
const shipped = await loadShipped();
const templates = [...shipped.processes.keys()].filter((id) => templateOf(shipped, id));

const draftOf = (templateId: string): Promise<string> =>
  draftFromTemplate(shipped.processes.get(templateId)?.content.toString('utf8') ?? '', {
    processId,
    template: templateId,
    version: '0123456789ab',
    conditions: {}
  });

const strange = async (xml: string) =>
  (await checkDrawing(shipped, caseKey, xml)).filter(({ rule }) => rule === 'speaks-in-codes');

/** What every reader of BPMN inherits from. */
const moddle = Object.getPrototypeOf(new BpmnModdle()) as { fromXML(xml: string): unknown };

afterEach(() => {
  jest.restoreAllMocks();
});

describe('what a drawing gives to the engine', () => {
  it.each(templates)('is codes alone in the template %s', async (templateId) => {
    expect(await strange(await draftOf(templateId))).toEqual([]);
  });

  const renamed = (id: string) => (xml: string) =>
    xml
      .replaceAll(/(?<=["<>:])RecordDrafters(?=["<])/g, id)
      .replaceAll('=due.recordDrafters', '=due.recordDrafters');

  it.each([
    ['ids that the designer makes', renamed('Activity_0h7c2x9')],
    [
      'names in any words',
      (xml: string) => xml.replace('name="登記擬製人員"', 'name="向 ACME 宏圖營造查證"')
    ],
    ['a deadline', (xml: string) => xml.replace('value="+3wd"', 'value="+17wd"')]
  ] as const)('takes %s', async (_what, edit) => {
    const xml = await draftOf('plan-procurement-bid');
    expect(edit(xml)).not.toBe(xml);
    expect(await strange(edit(xml))).toEqual([]);
  });

  it.each([
    ['an id in words', 'AcmeWins', renamed('AcmeWins')],
    ['an id that is made like a generated one', 'Activity_hongtuy', renamed('Activity_hongtuy')],
    [
      'a text in an expression',
      'Hongtu',
      (xml: string) =>
        xml.replace(
          'source="=caseKey" target="caseKey"',
          'source="=caseKey" target="caseKey" /><zeebe:input source="=&#34;Hongtu&#34;" target="role"'
        )
    ],
    [
      'a variable in words',
      '宏圖',
      (xml: string) =>
        xml.replace(
          'source="=caseKey" target="caseKey"',
          'source="=caseKey" target="caseKey" /><zeebe:input source="=caseKey" target="宏圖"'
        )
    ],
    [
      'a header in words',
      'hongtu',
      (xml: string) =>
        xml.replace('<zeebe:taskHeaders>', '<zeebe:taskHeaders><zeebe:header key="role" value="hongtu" />')
    ]
  ] as const)('refuses %s', async (_what, word, edit) => {
    const xml = await draftOf('plan-procurement-bid');
    expect(edit(xml)).not.toBe(xml);
    const problems = await strange(edit(xml));
    expect(problems.length).toBeGreaterThan(0);
    for (const { zh } of problems) expect(zh).toContain(`「${word}」`);
  });
});

it('a drawing is parsed once while it is checked, its lists are read and its closure is drawn up', async () => {
  const xml = `${await draftOf('plan-procurement-bid')}<!-- never read before -->`;
  const parsing = jest.spyOn(moddle, 'fromXML');
  await checkDrawing(shipped, caseKey, xml);
  await essentialsLists(xml);
  const plan = await readDrawing(caseKey, xml);
  const closure = await closureOf(shipped, { processId, xml, plan, templateId: 'plan-procurement-bid' });
  expect(closure.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      `${processId}.bpmn`,
      'plan-procurement-bid--start.form',
      'controlled-papers.bpmn',
      'plan-procurement-bid--record-drafters.form',
      'plan--cancel-case.form'
    ])
  );
  expect(parsing.mock.calls.filter(([text]) => text === xml)).toHaveLength(1);
});
