import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { extensionOf, pairsOf } from '../../web-modeler/diagram/extensions.ts';
import {
  setDue,
  setField,
  setName,
  setProperty,
  setRole
} from '../../web-modeler/measures/change-measure.ts';
import { isNomination, measureOf } from '../../web-modeler/measures/measure.ts';
import { readDrawing } from './drawing.ts';

const planXml = () => readFile(new URL('./plan-with-due.bpmn', import.meta.url), 'utf8');
const planDrawing = async () => readDrawing(await planXml());

describe('reading a measure', () => {
  it('gives role and fields in the office’s words', async () => {
    const { element } = await planDrawing();
    expect(measureOf(element('CollectCopies').businessObject)).toMatchObject({
      name: '收回',
      role: 'custodian',
      fields: { due: '+5wd', riskPoint: 'papers', evidence: '' }
    });
  });
});

describe('changing a measure', () => {
  it('keeps what it does not know', async () => {
    const { diagram, element, xml } = await planDrawing();
    setField(diagram, element('CollectCopies'), 'evidence', ' 收回清冊 ');
    const written = await xml();
    expect(written).toContain('<zeebe:property name="foreign" value="kept" />');
    expect(written).toContain('<other:note text="kept" />');
    expect(written).toContain('formId="collect"');
    expect(written).toContain('<zeebe:property name="shoumi:evidence" value="收回清冊" />');
  });

  it('takes a property out when its field is emptied', async () => {
    const { diagram, element } = await planDrawing();
    setField(diagram, element('CollectCopies'), 'riskPoint', '');
    expect(pairsOf(element('CollectCopies').businessObject, 'properties').has('shoumi:riskPoint')).toBe(
      false
    );
  });

  it('says whose list a step draws up, what makes it up, and which entry it repeats, and what it shows', async () => {
    const { diagram, element } = await planDrawing();
    const step = element('SealBallots');
    expect(isNomination(step.businessObject)).toBe(false);
    setField(diagram, step, 'nominates', 'marker');
    setField(diagram, step, 'composition', 'personnel');
    setField(diagram, step, 'repeats', 'CollectCopies');
    setField(diagram, step, 'shows', 'CollectCopies');
    expect(measureOf(step.businessObject).fields).toMatchObject({
      nominates: 'marker',
      composition: 'personnel',
      repeats: 'CollectCopies',
      shows: 'CollectCopies'
    });
    setProperty(diagram, step, 'act', 'nominate-members');
    expect(isNomination(step.businessObject)).toBe(true);
  });

  it('names the role as the group within the case', async () => {
    const { diagram, element } = await planDrawing();
    setRole(diagram, element('SealBallots'), 'meeting-chair');
    const definition = extensionOf(element('SealBallots').businessObject, 'zeebe:AssignmentDefinition');
    expect(definition?.get('candidateGroups')).toBe('=[caseKey + "/meeting-chair"]');
    setRole(diagram, element('SealBallots'), null);
    expect(measureOf(element('SealBallots').businessObject).role).toBeNull();
  });

  it('renames in one step of undo', async () => {
    const { diagram, element, commands } = await planDrawing();
    setName(diagram, element('CollectCopies'), '收回複本');
    expect(commands).toHaveLength(1);
    expect(measureOf(element('CollectCopies').businessObject).name).toBe('收回複本');
  });
});

describe('changing when it is due', () => {
  it('changes the measure, the computing step and the schedule in one step of undo', async () => {
    const { diagram, element, commands } = await planDrawing();
    setDue(diagram, element('CollectCopies'), 'bidOpening-2wd');
    expect(commands).toHaveLength(1);
    expect(measureOf(element('CollectCopies').businessObject).fields.due).toBe('bidOpening-2wd');
    const headers = pairsOf(element('ComputeDueDates').businessObject, 'headers');
    expect([...headers]).toEqual([
      ['collect', 'bidOpening-2wd'],
      ['inner', '+9wd']
    ]);
    const schedule = extensionOf(element('CollectCopies').businessObject, 'zeebe:TaskSchedule');
    expect(schedule?.get('dueDate')).toBe('=due.collect');
  });

  it('gives a new measure a name of its own in the scope around it', async () => {
    const { diagram, element } = await planDrawing();
    setDue(diagram, element('SealBallots'), '+1h');
    expect(pairsOf(element('ComputeDueDates').businessObject, 'headers').get('sealBallots')).toBe('+1h');
    const schedule = extensionOf(element('SealBallots').businessObject, 'zeebe:TaskSchedule');
    expect(schedule?.get('dueDate')).toBe('=due.sealBallots');
  });

  it('leaves nothing behind when it is emptied', async () => {
    const { diagram, element, xml } = await planDrawing();
    setDue(diagram, element('CollectCopies'), '');
    expect(pairsOf(element('ComputeDueDates').businessObject, 'headers').has('collect')).toBe(false);
    expect(await xml()).not.toContain('taskSchedule');
  });
});
