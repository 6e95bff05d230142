/** Finds the parameters that `fromAi(…)` marks in input mappings: what a worker of an ad-hoc sub-process must give. */
import { Failure } from '../feel/failure.ts';
import type { Feel } from '../feel/feel.ts';
import { toJson } from '../feel/json.ts';
import { parseFeel } from '../feel/parse.ts';
import { everyNode } from '../feel/syntax/children.ts';
import type { Node, NodeOf } from '../feel/syntax/nodes.ts';
import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';

/** `name` is the last part of the value's path; the others as they were written, absent where they were not. */
export interface ToolParameter {
  name: string;
  description?: unknown;
  type?: unknown;
  schema?: unknown;
  options?: unknown;
}

const order = ['value', 'description', 'type', 'schema', 'options'] as const;

/** The marked parameters of an element, in the order of its mappings. */
export function toolParameters(feel: Feel, node: BpmnNode | undefined): ToolParameter[] {
  const sources = extensionOf(node, 'zeebe:IoMapping')?.inputParameters ?? [];
  return sources.flatMap(({ source = '' }) =>
    source.startsWith('=') ? parametersIn(feel, source.slice(1)) : []
  );
}

function parametersIn(feel: Feel, text: string): ToolParameter[] {
  if (!text.includes('fromAi')) return [];
  const { error, top } = parseFeel(text);
  return error === null ? calls(top).flatMap((call) => parameterOf(feel, call, text) ?? []) : [];
}

type Call = NodeOf<'call'>;

function calls(top: Node): Call[] {
  return [...everyNode(top)].filter(
    (node): node is Call => node.type === 'call' && node.name === 'fromAi' && node.path.length === 0
  );
}

function parameterOf(feel: Feel, call: Call, text: string): ToolParameter | undefined {
  const given = argumentsOf(call);
  const value = given.get('value');
  if (value?.type !== 'path' && value?.type !== 'name') return undefined;
  const others = [...given].filter(([key]) => key !== 'value');
  return {
    name: value.type === 'path' ? value.key : value.name,
    ...Object.fromEntries(others.map(([key, { from, to }]) => [key, constantOf(feel, text.slice(from, to))]))
  };
}

/** The arguments of a call by their names, whether it names them or goes by their order. */
function argumentsOf({ args: { names, values } }: Call): Map<string, Node> {
  return new Map(
    values.slice(0, names?.length ?? order.length).map((node, at) => [(names ?? order)[at]!, node])
  );
}

function constantOf(feel: Feel, text: string): unknown {
  const compiled = feel.expression(text);
  const value = 'problem' in compiled ? null : compiled.evaluate(() => undefined);
  return value instanceof Failure ? null : toJson(value);
}
