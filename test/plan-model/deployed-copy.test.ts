import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { deployedCopy, isShippedText } from '../../plan-model/deployed-copy.ts';
import { moddle } from '../../plan-model/moddle.ts';
import { readPlan } from '../../plan-model/index.ts';

const folder = new URL('../../workflows/', import.meta.url);
const templates = readdirSync(folder).filter((name) => /^plan-.*\.bpmn$/.test(name));
const xmlOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** What the engine runs by: everything of the steps but the words for people. */
const runOf = async (xml: string) => {
  const plan = await readPlan(xml);
  const wordless = ({
    name: _name,
    measure: _measure,
    evidence: _evidence,
    properties,
    ...step
  }: (typeof plan.steps)[number]) => ({
    ...step,
    properties: Object.keys(properties).filter((each) => !['measure', 'evidence'].includes(each))
  });
  const reach = plan.reach.map(({ name: _name, ...each }) => each);
  return {
    steps: plan.steps.map(wordless),
    graph: plan.graph,
    scopes: plan.scopes,
    reach,
    starts: plan.starts
  };
};

const secret = '宏圖營造王大明';

/** The template with a bidder's name wherever an officer can write. */
const drawnWith = (words: string): string =>
  xmlOf('plan-procurement-bid.bpmn')
    .replace(/(<bpmn:userTask id="\w+" name=")[^"]*/g, `$1${words}`)
    .replace(/(name="shoumi:(?:measure|evidence)" value=")[^"]*/g, `$1${words}`)
    .replace(/(name="shoumi:(?:(?:risk|phase|artefact|date):[^"]*|title)" value=")[^"|]*/g, `$1${words}`)
    .replace(/(<bpmn:sequenceFlow id="\w+" name=")[^"]*/g, `$1${words}`)
    .replace(
      '<bpmn:startEvent ',
      `<!-- ${words} --><bpmn:textAnnotation id="TextAnnotation_0abc123"><bpmn:text>${words}</bpmn:text></bpmn:textAnnotation><bpmn:startEvent `
    )
    .replace(
      '<bpmn:extensionElements>',
      `<bpmn:documentation>${words}</bpmn:documentation><bpmn:extensionElements><zeebe:properties><zeebe:property name="${words}" value="x" /></zeebe:properties><own:note xmlns:own="urn:own">${words}</own:note>`
    )
    .replace('<bpmn:process ', `<bpmn:process own:by="${words}" xmlns:own="urn:own" `)
    .replace(/(<bpmn:definitions )/, `$1exporter="${words}" name="${words}" `)
    .replace(/(<bpmndi:BPMNDiagram )/, `$1name="${words}" `);

describe.each(templates)('the deployed copy of %s', (file) => {
  it('runs as it was drawn', async () => {
    const { xml } = await deployedCopy(xmlOf(file));
    expect(await runOf(xml)).toEqual(await runOf(xmlOf(file)));
    expect((await deployedCopy(xml)).xml).toBe(xml);
    expect((await moddle.fromXML(xml)).warnings).toEqual([]);
  });

  it('holds shipped texts and codes, nothing else', async () => {
    const { strings } = await deployedCopy(xmlOf(file));
    expect(strings.length).toBeGreaterThan(100);
    const words = strings.filter(({ text }) => !/^[\x20-\x7e\n]*$/.test(text) && !isShippedText(text));
    expect(words).toEqual([]);
  });
});

it('nothing that an officer wrote is in the copy, and everything runs as drawn', async () => {
  const drawn = drawnWith(secret);
  expect(drawn.split(secret).length).toBeGreaterThan(150);
  const { xml } = await deployedCopy(drawn);
  expect(xml.match(/.*(?:宏圖|王大明).*/g)?.slice(0, 5)).toBeUndefined();
  expect(await runOf(xml)).toEqual(await runOf(drawn));
  expect(xml).toBe((await deployedCopy(drawn)).xml);
});
