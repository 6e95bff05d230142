import { escape } from '../../../support/bpmn.ts';

/** A DMN file with some decisions. */
export const decisionFile = (id: string, ...decisions: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="${id}-drg" name="decisions" namespace="http://camunda.org/schema/1.0/dmn">${decisions.join('')}</definitions>`;

const tag = (versionTag?: string) =>
  versionTag ? `<extensionElements><zeebe:versionTag value="${versionTag}" /></extensionElements>` : '';

const requires = (of: string, ids: readonly string[]) =>
  ids
    .map(
      (id) =>
        `<informationRequirement id="${of}-needs-${id}"><requiredDecision href="#${id}" /></informationRequirement>`
    )
    .join('');

/** A decision by a literal expression, into a variable of its own name. */
export const literal = (
  id: string,
  text: string,
  versionTag?: string,
  required: readonly string[] = []
): string =>
  `<decision id="${id}" name="${id}">${tag(versionTag)}<variable id="${id}-variable" name="${id.replace(/\W/g, '_')}" />${requires(id, required)}<literalExpression id="${id}-literal"><text>${escape(text)}</text></literalExpression></decision>`;

export interface Table {
  readonly hitPolicy: string;
  readonly aggregation?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly name: string; readonly type: string }[];
  /** Each rule: a test for every input, a value for every output. */
  readonly rules: readonly (readonly string[])[];
  readonly required?: readonly string[];
}

/** A decision by a table. */
export function table(
  id: string,
  { hitPolicy, aggregation, inputs, outputs, rules, required = [] }: Table
): string {
  const policy = `hitPolicy="${hitPolicy}"${aggregation ? ` aggregation="${aggregation}"` : ''}`;
  const columns = [
    ...inputs.map(
      (text, index) =>
        `<input id="${id}-i${index}"><inputExpression id="${id}-e${index}"><text>${escape(text)}</text></inputExpression></input>`
    ),
    ...outputs.map(({ name, type }) => `<output id="${id}-${name}" name="${name}" typeRef="${type}" />`)
  ];
  const rows = rules.map((cells, row) => {
    const entries = cells.map((text, column) => {
      const kind = column < inputs.length ? 'inputEntry' : 'outputEntry';
      return `<${kind} id="${id}-r${row}c${column}"><text>${escape(text)}</text></${kind}>`;
    });
    return `<rule id="${id}-r${row}">${entries.join('')}</rule>`;
  });
  return `<decision id="${id}" name="${id}">${requires(id, required)}<decisionTable id="${id}-table" ${policy}>${columns.join('')}${rows.join('')}</decisionTable></decision>`;
}
