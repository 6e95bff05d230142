import { DmnModdle } from 'dmn-moddle';
import { ExpressionBudget } from '../feel/budget.ts';
import type { Expression } from '../feel/expression.ts';
import { constant } from '../feel/expression.ts';
import type { Feel, FeelProblem } from '../feel/feel.ts';
import { fewWarnings } from '../model/few-warnings.ts';
import { Problems } from '../model/problem.ts';
import { readAgain } from '../model/read-again.ts';
import { guardXml } from '../model/xml-guard.ts';
import type {
  Aggregation,
  DecisionTable,
  ExecutableDecision,
  HitPolicy,
  ParsedDecisions,
  TableInput,
  TableOutput,
  TableRule
} from './executable.ts';

/** The parts of a parsed DMN tree that the engine reads. */
interface DmnNode {
  $type: string;
  id?: string;
  name?: string;
  label?: string;
  text?: string;
  expressionLanguage?: string;
  typeRef?: string;
  drgElement?: DmnNode[];
  decisionLogic?: DmnNode;
  variable?: DmnNode;
  informationRequirement?: { requiredDecision?: { href?: string } }[];
  hitPolicy?: HitPolicy;
  aggregation?: Aggregation;
  input?: DmnNode[];
  output?: DmnNode[];
  rule?: DmnNode[];
  inputExpression?: DmnNode;
  inputEntry?: DmnNode[];
  outputEntry?: DmnNode[];
  outputValues?: DmnNode;
  extensionElements?: { values?: { $type: string; value?: string }[] };
}

/** Input types that values are held to; others are compared as they come. */
const comparable = ['string', 'number', 'boolean'] as const;

const hitPolicies: HitPolicy[] = [
  'UNIQUE',
  'FIRST',
  'PRIORITY',
  'ANY',
  'COLLECT',
  'RULE ORDER',
  'OUTPUT ORDER'
];
const zeebe = {
  name: 'zeebe',
  prefix: 'zeebe',
  uri: 'http://camunda.org/schema/zeebe/1.0',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'VersionTag',
      superClass: ['Element'],
      properties: [{ name: 'value', type: 'String', isAttr: true }]
    }
  ]
};
const moddle = new DmnModdle({ zeebe });

export interface ParsedDmn {
  decisions: ParsedDecisions | null;
  /** Why the file is refused; null when it is not. */
  reason: string | null;
}

/** Reads a DMN file and compiles its decisions. */
export async function parseDmn(xml: string, feel: Feel): Promise<ParsedDmn> {
  const guarded = guardXml(xml);
  if (guarded) return { decisions: null, reason: guarded };
  try {
    const { rootElement } = await moddle.fromXML(xml, fewWarnings);
    return compileDmn(rootElement as DmnNode, feel);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { decisions: null, reason: message.split('\n')[0] ?? message };
  }
}

/** Reads and compiles a DMN file that `parseDmn` has accepted before. Throws when it is no such file after all. */
export function reparseDmn(xml: string, feel: Feel): ParsedDecisions {
  const { decisions, reason } = compileDmn(readAgain(moddle, xml) as DmnNode, feel);
  if (!decisions) throw new Error(reason ?? 'it has no decisions');
  return decisions;
}

function compileDmn(definitions: DmnNode, feel: Feel): ParsedDmn {
  const compiler = new DmnCompiler(feel);
  const nodes = (definitions.drgElement ?? []).filter((node) => node.$type === 'dmn:Decision');
  const decisions = new Map(nodes.map((node) => [node.id ?? '', compiler.decision(node)]));
  if (nodes.length === 0) compiler.problems.add(definitions.id, 'Must contain at least one decision');
  checkRequirements(decisions, compiler.problems);
  if (compiler.problems.found) return { decisions: null, reason: compiler.problems.describe() };
  return { decisions: { id: definitions.id ?? '', name: definitions.name ?? null, decisions }, reason: null };
}

function checkRequirements(decisions: Map<string, ExecutableDecision>, problems: Problems): void {
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    if (state.get(id) === 'open') problems.add(id, 'Decisions must not require each other in a circle');
    if (state.has(id)) return;
    state.set(id, 'open');
    for (const required of decisions.get(id)?.requires ?? []) {
      if (decisions.has(required)) visit(required);
      else problems.add(id, `Requires the decision '${required}', which is not in this file`);
    }
    state.set(id, 'done');
  };
  for (const id of decisions.keys()) visit(id);
}

class DmnCompiler {
  readonly problems = new Problems();
  readonly #feel: Feel;
  readonly #budget = new ExpressionBudget();

  constructor(feel: Feel) {
    this.#feel = feel;
  }

  decision(node: DmnNode): ExecutableDecision {
    const logic = node.decisionLogic;
    const table = logic?.$type === 'dmn:DecisionTable' ? this.#table(logic) : null;
    const literal = logic?.$type === 'dmn:LiteralExpression' ? this.#expression(node, logic.text) : null;
    if (!table && !literal) this.problems.add(node.id, 'Must be a decision table or a literal expression');
    const references = (node.informationRequirement ?? []).map((entry) => entry.requiredDecision?.href);
    return {
      id: node.id ?? '',
      name: node.name ?? null,
      variable: (literal && node.variable?.name) || (node.id ?? ''),
      requires: references
        .filter((href): href is string => href !== undefined)
        .map((href) => href.replace(/^.*#/, '')),
      table,
      literal,
      versionTag:
        node.extensionElements?.values?.find((value) => value.$type === 'zeebe:VersionTag')?.value ?? null
    };
  }

  #table(node: DmnNode): DecisionTable {
    const hitPolicy = node.hitPolicy ?? 'UNIQUE';
    if (!hitPolicies.includes(hitPolicy))
      this.problems.add(node.id, `Hit policy '${hitPolicy}' is not known`);
    const outputs = (node.output ?? []).map((output) => this.#output(output));
    if (outputs.length === 0) this.problems.add(node.id, 'A decision table must have at least one output');
    return {
      hitPolicy,
      aggregation: node.aggregation ?? null,
      inputs: (node.input ?? []).map((input) => this.#input(input)),
      outputs,
      rules: (node.rule ?? []).map((rule) => this.#rule(rule))
    };
  }

  #input(node: DmnNode): TableInput {
    return {
      id: node.id ?? '',
      name: node.label ?? node.inputExpression?.text ?? null,
      type: comparable.find((type) => type === node.inputExpression?.typeRef) ?? null,
      expression: this.#expression(node, node.inputExpression?.text)
    };
  }

  #output(node: DmnNode): TableOutput {
    const values = node.outputValues?.text;
    const list = values ? this.#expression(node, `[${values}]`) : null;
    return {
      id: node.id ?? '',
      name: node.name ?? '',
      label: node.label ?? null,
      priorities: list ? [list] : []
    };
  }

  #rule(node: DmnNode): TableRule {
    return {
      id: node.id ?? '',
      inputs: (node.inputEntry ?? []).map((entry) => this.#inputEntry(entry)),
      outputs: (node.outputEntry ?? []).map((entry) => {
        const text = entry.text?.trim() ?? '';
        return text === '' ? constant(null) : this.#expression(entry, text);
      })
    };
  }

  #inputEntry(node: DmnNode): Expression | null {
    const text = node.text?.trim() ?? '';
    if (text === '' || text === '-') return null;
    return this.#compiled(node, text, (given) => this.#feel.unaryTests(given));
  }

  #expression(node: DmnNode, text: string | undefined): Expression {
    return this.#compiled(node, (text ?? '').trim(), (given) => this.#feel.expression(given));
  }

  #compiled(node: DmnNode, text: string, compile: (text: string) => Expression | FeelProblem): Expression {
    const refused = this.#budget.spend(text);
    const compiled = refused === null ? compile(text) : { problem: refused };
    if (!('problem' in compiled)) return compiled;
    this.problems.add(node.id, compiled.problem);
    return constant(null);
  }
}
