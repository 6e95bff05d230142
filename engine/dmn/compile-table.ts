import { constant, type Expression } from '../feel/expression.ts';
import type { DmnCompiler } from './compile.ts';
import type { DmnNode } from './dmn-node.ts';
import type { DecisionTable, HitPolicy, TableInput, TableOutput, TableRule } from './executable.ts';

const hitPolicies: HitPolicy[] = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER'
];

type Compiler = Pick<DmnCompiler, 'expression' | 'unaryTests' | 'refuse'>;

/** Compiles a decision table. */
export function compileTable(node: DmnNode, compiler: Compiler): DecisionTable {
  const hitPolicy = node.hitPolicy ?? 'UNIQUE';
  const outputs = node.output ?? [];
  if (!hitPolicies.includes(hitPolicy)) compiler.refuse(node, `Hit policy '${hitPolicy}' is not known`);
  if (outputs.length === 0) compiler.refuse(node, 'A decision table must have at least one output');
  return {
    hitPolicy,
    aggregation: node.aggregation ?? null,
    inputs: (node.input ?? []).map((input) => inputOf(input, compiler)),
    outputs: outputs.map((output) => outputOf(output, compiler)),
    rules: (node.rule ?? []).map((rule) => ruleOf(rule, compiler))
  };
}

function inputOf(node: DmnNode, compiler: Compiler): TableInput {
  return {
    id: node.id ?? '',
    name: node.label ?? node.inputExpression?.text ?? null,
    expression: compiler.expression(node, node.inputExpression)
  };
}

function outputOf(node: DmnNode, compiler: Compiler): TableOutput {
  const values = node.outputValues?.text?.split(',') ?? [];
  return {
    id: node.id ?? '',
    name: node.name ?? '',
    label: node.label ?? null,
    // Camunda takes them apart as texts: they need not be FEEL.
    priorities: new Map(values.map((value, index) => [value.trim().replaceAll(/["']/g, ''), index])),
    otherwise: node.defaultOutputEntry ? compiler.expression(node, node.defaultOutputEntry) : null
  };
}

function ruleOf(node: DmnNode, compiler: Compiler): TableRule {
  return {
    id: node.id ?? '',
    inputs: (node.inputEntry ?? []).map((entry) => testOf(entry, compiler)),
    outputs: (node.outputEntry ?? []).map((entry) =>
      entry.text?.trim() ? compiler.expression(entry, entry) : constant(null)
    )
  };
}

function testOf(node: DmnNode, compiler: Compiler): Expression | null {
  const text = node.text?.trim() ?? '';
  return text === '' || text === '-' ? null : compiler.unaryTests(node);
}
