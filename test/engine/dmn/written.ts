import { element, end, escape, extensions, flows, model, start } from '../../support/bpmn.ts';

const text = (value: string) => `<text>${escape(value)}</text>`;
const all = <Item>(items: readonly Item[], write: (item: Item, index: number) => string): string =>
  items.map(write).join('');
const typed = (type?: string) => (type ? ` typeRef="${type}"` : '');

/** The namespace of DMN 1.3. */
export const dmn13 = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** A DMN file with decisions and business knowledge models. */
export const file = (...parts: readonly string[]): string => inNamespace(dmn13, ...parts);

/** The same in the words of another version of DMN. */
export const inNamespace = (namespace: string, ...parts: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="${namespace}" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="drg" name="Decisions" namespace="http://camunda.org/schema/1.0/dmn">${parts.join('')}</definitions>`;

/** A process that asks the decision `d` of the same deployment and keeps the answer as `r`. */
export const asking = (id: string): string =>
  model(
    start() +
      element(
        'businessRuleTask',
        'Decide',
        extensions('<zeebe:calledDecision decisionId="d" resultVariable="r" bindingType="deployment" />')
      ) +
      end() +
      flows('Start -> Decide', 'Decide -> End'),
    { id }
  );

interface Requirements {
  /** The name of the variable; of its id when it is not given; none at all when it is empty. */
  readonly variable?: string;
  readonly type?: string;
  readonly name?: string;
  readonly requires?: readonly string[];
  /** Ids of business knowledge models. */
  readonly knows?: readonly string[];
}

const knowledge = (ids: readonly string[] = []) =>
  all(ids, (id) => `<knowledgeRequirement><requiredKnowledge href="#${id}" /></knowledgeRequirement>`);

export const decision = (id: string, logic: string, more: Requirements = {}): string => {
  const { variable = id, type, name = id, requires = [], knows } = more;
  return `<decision id="${id}" name="${name}">${variable && `<variable id="${id}V" name="${variable}"${typed(type)} />`}${all(
    requires,
    (other) => `<informationRequirement><requiredDecision href="#${other}" /></informationRequirement>`
  )}${knowledge(knows)}${logic}</decision>`;
};

/** A formal parameter or column: `name` or `name: type`. */
const item = (tag: string) => (written: string) => {
  const [name = '', type] = written.split(': ');
  return `<${tag} name="${name}"${typed(type)} />`;
};

/** A business knowledge model whose id is its name, blanks aside. */
export const bkm = (name: string, parameters: readonly string[], logic: string, knows?: readonly string[]) =>
  `<businessKnowledgeModel id="${name.replace(/\W/g, '')}" name="${name}"><encapsulatedLogic>${all(parameters, item('formalParameter'))}${logic}</encapsulatedLogic>${knowledge(knows)}</businessKnowledgeModel>`;

export const literal = (expression: string, attributes = ''): string =>
  `<literalExpression ${attributes}>${text(expression)}</literalExpression>`;

/** A boxed context; an entry without a name is its result. */
export const context = (...entries: readonly (readonly [name: string, logic: string])[]): string =>
  `<context>${all(entries, ([name, logic]) => `<contextEntry>${name && item('variable')(name)}${logic}</contextEntry>`)}</context>`;

export const list = (...items: readonly string[]): string => `<list>${items.join('')}</list>`;

export const relation = (columns: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  `<relation>${all(columns, item('column'))}${all(rows, (cells) => `<row>${cells.join('')}</row>`)}</relation>`;

export const invocation = (name: string, bindings: Readonly<Record<string, string>>): string =>
  `<invocation>${literal(name)}${all(Object.entries(bindings), ([parameter, logic]) => `<binding><parameter name="${parameter}" />${logic}</binding>`)}</invocation>`;

export const definition = (parameters: readonly string[], logic: string): string =>
  `<functionDefinition>${all(parameters, item('formalParameter'))}${logic}</functionDefinition>`;

export interface Output {
  readonly name?: string;
  readonly label?: string;
  readonly type?: string;
  readonly values?: string;
  readonly otherwise?: string;
}

export interface Table {
  /** Attributes of the table. */
  readonly policy?: string;
  /** Expressions, or `expression: type`. */
  readonly inputs?: readonly string[];
  readonly outputs?: readonly (string | Output)[];
  /** Tests of all inputs, then values of all outputs. */
  readonly rules: readonly (readonly string[])[];
}

const input = (written: string, index: number) => {
  const [expression = '', type] = written.split(': ');
  return `<input id="I${index}"><inputExpression${typed(type)}>${text(expression)}</inputExpression></input>`;
};

const output = (given: string | Output, index: number) => {
  const { name, label, type, values, otherwise } = typeof given === 'string' ? { name: given } : given;
  return `<output id="O${index}"${name === undefined ? '' : ` name="${name}"`}${label ? ` label="${label}"` : ''}${typed(type)}>${values ? `<outputValues>${text(values)}</outputValues>` : ''}${otherwise ? `<defaultOutputEntry>${text(otherwise)}</defaultOutputEntry>` : ''}</output>`;
};

export const table = ({ policy = '', inputs = ['a'], outputs = ['o'], rules }: Table): string =>
  `<decisionTable ${policy}>${all(inputs, input)}${all(outputs, output)}${all(
    rules,
    (cells, index) =>
      `<rule id="R${index}">${all(cells, (cell, column) => {
        const kind = column < inputs.length ? 'inputEntry' : 'outputEntry';
        return `<${kind}>${text(cell)}</${kind}>`;
      })}</rule>`
  )}</decisionTable>`;
