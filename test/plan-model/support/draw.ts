import { readPlan } from '../../../plan-model/index.ts';
import type { Clause, PlanModel, Problem, Rule } from '../../../plan-model/index.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

type Pairs = Readonly<Record<string, string>>;

const properties = (pairs: Pairs): string =>
  `<zeebe:properties>${Object.entries(pairs)
    .map(([name, value]) => `<zeebe:property name="shoumi:${name}" value="${escape(value)}" />`)
    .join('')}</zeebe:properties>`;

const node = (tag: string, id: string, attributes: string, extension: string, inner = ''): string =>
  `<bpmn:${tag} id="${id}" ${attributes}><bpmn:extensionElements>${extension}</bpmn:extensionElements>${inner}</bpmn:${tag}>`;

/** A user task of a role with a form. */
export const task = (id: string, pairs: Pairs = {}, role = 'case-officer'): string =>
  node(
    'userTask',
    id,
    `name="${id}"`,
    `<zeebe:userTask /><zeebe:formDefinition formId="any" /><zeebe:assignmentDefinition candidateGroups="=[caseKey + &quot;/${role}&quot;]" />${properties(pairs)}`
  );

export const call = (id: string, process: string, pairs: Pairs = {}): string =>
  node(
    'callActivity',
    id,
    `name="${id}"`,
    `<zeebe:calledElement processId="${process}" />${properties(pairs)}`
  );

export const service = (id: string, type: string, headers: Pairs = {}, pairs: Pairs = {}): string =>
  node(
    'serviceTask',
    id,
    `name="${id}"`,
    `<zeebe:taskDefinition type="${type}" /><zeebe:taskHeaders>${Object.entries(headers)
      .map(([key, value]) => `<zeebe:header key="${key}" value="${escape(value)}" />`)
      .join('')}</zeebe:taskHeaders>${properties(pairs)}`
  );

export const plain = (tag: string, id: string, attributes = '', inner = ''): string =>
  `<bpmn:${tag} id="${id}" ${attributes}>${inner}</bpmn:${tag}>`;

/** `A>B C>D`: sequence flows. */
export const flows = (text: string): string =>
  text
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [from, to] = pair.split('>');
      return `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`;
    })
    .join('');

/** Sub-process, `attributes` such as `triggeredByEvent="true"`. */
export const sub = (id: string, inner: string, attributes = ''): string =>
  plain('subProcess', id, attributes, inner);

export const diagram = (body: string, pairs: Pairs = {}): string =>
  `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions" targetNamespace="urn:test">
  ${node('process', 'plan-under-test', 'name="計畫" isExecutable="true"', properties(pairs), body)}</bpmn:definitions>`;

export const draw = (body: string, pairs: Pairs = {}): Promise<PlanModel> => readPlan(diagram(body, pairs));

/** Start → steps in a row → end. */
export const inARow = (...steps: readonly string[]): string => {
  const ids = steps.map((step) => /id="([^"]+)"/.exec(step)?.[1] ?? '');
  const chain = ['Begun', ...ids, 'Done'];
  const pairs = chain.slice(1).map((to, index) => `${chain[index]}>${to}`);
  return plain('startEvent', 'Begun') + steps.join('') + plain('endEvent', 'Done') + flows(pairs.join(' '));
};

export const clauses: readonly Clause[] = ['tp-16.0', 'tp-16.1', 'wh-type.3', 'tc-doc.3'].map((id) => ({
  id,
  zh: `要求 ${id}`,
  source: '測試',
  processes: id === 'wh-type.3' ? ['plan-under-test'] : []
}));

/** Element ids that break the rule, `plan` for the plan as a whole. */
export const broken = (rule: Rule, plan: PlanModel): string[] =>
  rule(plan, { clauses }).map(({ elementId }: Problem) => elementId ?? 'plan');
