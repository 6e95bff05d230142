/** Finds the parameters that `fromAi(…)` marks in input mappings: what a worker of an ad-hoc sub-process must give. */
import type { SyntaxNode } from '@lezer/common';
import { Failure } from '../feel/failure.ts';
import type { Feel } from '../feel/feel.ts';
import { toJson } from '../feel/json.ts';
import { parseFeel } from '../feel/parse.ts';
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
  return error === null ? calls(top, text).flatMap((call) => parameterOf(feel, call, text) ?? []) : [];
}

function calls(node: SyntaxNode, text: string): SyntaxNode[] {
  const inner = children(node).flatMap((child) => calls(child, text));
  const name = node.name === 'FunctionInvocation' ? node.firstChild : null;
  return name && source(name, text) === 'fromAi' ? [node, ...inner] : inner;
}

function parameterOf(feel: Feel, call: SyntaxNode, text: string): ToolParameter | undefined {
  const given = argumentsOf(call, text);
  const value = given.get('value');
  if (value?.name !== 'PathExpression' && value?.name !== 'VariableName') return undefined;
  const name = source(value, text).split('.').at(-1)!.trim();
  const others = [...given].filter(([key]) => key !== 'value');
  return {
    name,
    ...Object.fromEntries(others.map(([key, node]) => [key, constantOf(feel, source(node, text))]))
  };
}

/** The arguments of a call by their names, whether it names them or goes by their order. */
function argumentsOf(call: SyntaxNode, text: string): Map<string, SyntaxNode> {
  const given = children(call).find(({ name }) => name.endsWith('Parameters'));
  if (given?.name !== 'NamedParameters')
    return new Map(
      (given ? children(given) : []).slice(0, order.length).map((node, at) => [order[at]!, node])
    );
  return new Map(
    children(given).flatMap(({ firstChild, lastChild }) =>
      firstChild && lastChild ? [[source(firstChild, text), lastChild] as const] : []
    )
  );
}

function constantOf(feel: Feel, text: string): unknown {
  const compiled = feel.expression(text);
  const value = 'problem' in compiled ? null : compiled.evaluate(() => undefined);
  return value instanceof Failure ? null : toJson(value);
}

const source = ({ from, to }: SyntaxNode, text: string): string => text.slice(from, to);

function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}
