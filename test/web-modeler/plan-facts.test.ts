import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { choicesOf, dropFact, factsOf, freeFactId, putFact } from '../../web-modeler/measures/plan-facts.ts';
import { readDrawing } from './drawing.ts';

const planDrawing = async () =>
  readDrawing(await readFile(new URL('./plan-with-due.bpmn', import.meta.url), 'utf8'));

describe('what the plan itself holds', () => {
  it('is read by kind', async () => {
    const { element } = await planDrawing();
    const process = element('plan-test').businessObject;
    expect(factsOf(process, 'risk')).toEqual([{ id: 'papers', value: '文件外流' }]);
    expect(choicesOf(process)).toEqual({
      riskPoints: [{ value: 'papers', label: '文件外流' }],
      artefacts: [{ value: 'price', label: '底價' }]
    });
  });

  it('grows, changes and shrinks without touching the rest', async () => {
    const { diagram, element, commands } = await planDrawing();
    const process = element('plan-test');
    const id = freeFactId(process.businessObject, 'risk');
    putFact(diagram, process, 'risk', { id, value: '底價外洩' });
    putFact(diagram, process, 'risk', { id: 'papers', value: '招標文件外流' });
    expect(factsOf(process.businessObject, 'risk')).toEqual([
      { id: 'papers', value: '招標文件外流' },
      { id, value: '底價外洩' }
    ]);
    dropFact(diagram, process, 'risk', 'papers');
    expect(factsOf(process.businessObject, 'risk').map((fact) => fact.id)).toEqual([id]);
    expect(factsOf(process.businessObject, 'artefact')).toHaveLength(1);
    expect(commands).toHaveLength(3);
  });

  it('gives no id twice', async () => {
    const { diagram, element } = await planDrawing();
    const process = element('plan-test');
    putFact(diagram, process, 'risk', { id: 'risk-2', value: '已用' });
    expect(freeFactId(process.businessObject, 'risk')).toBe('risk-3');
  });
});
