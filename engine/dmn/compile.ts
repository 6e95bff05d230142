import { ExpressionBudget } from '../feel/budget.ts';
import { constant, type Expression } from '../feel/expression.ts';
import type { Feel, FeelProblem } from '../feel/feel.ts';
import type { Problems } from '../model/problem.ts';
import * as boxed from './boxed.ts';
import { compileTable } from './compile-table.ts';
import { type DmnNode, nearestId, requiredDecisions, requiredKnowledge, withId } from './dmn-node.ts';
import type { ExecutableDecision, Knowledge, Logic, Parameter } from './executable.ts';
import { functionsOf } from './knowledge.ts';

const nothing: Logic = { size: 1, evaluate: () => null };

/** Compiles the decisions of one file, and the business knowledge models that they require. */
export class DmnCompiler {
  readonly #feel: Feel;
  readonly #problems: Problems;
  readonly #budget = new ExpressionBudget();
  readonly #decisions: ReadonlyMap<string, DmnNode>;
  readonly #models: ReadonlyMap<string, DmnNode>;
  readonly #compiled = new Map<string, ExecutableDecision | null>();
  /** By name: of two with the same name, the first that is required is both, as in Camunda. Null while one is compiled. */
  readonly #knowledge = new Map<string, Knowledge | null>();

  constructor(elements: readonly DmnNode[], feel: Feel, problems: Problems) {
    this.#feel = feel;
    this.#problems = problems;
    this.#decisions = withId(elements, 'dmn:Decision');
    this.#models = withId(elements, 'dmn:BusinessKnowledgeModel');
  }

  decisions(): Map<string, ExecutableDecision> {
    for (const node of this.#decisions.values()) this.#decision(node);
    return new Map(
      [...this.#decisions.keys()].flatMap((id) => {
        const decision = this.#compiled.get(id);
        return decision ? [[id, decision] as const] : [];
      })
    );
  }

  /** Those that it requires come first: an invocation knows the models that they require. */
  #decision(node: DmnNode): void {
    const id = node.id ?? '';
    if (this.#compiled.has(id)) return;
    this.#compiled.set(id, null);
    const requires = requiredDecisions(node);
    for (const required of requires) {
      const other = this.#decisions.get(required);
      if (other) this.#decision(other);
    }
    const models = this.#required(node);
    const { decisionLogic: logic } = node;
    const isTable = logic?.$type === 'dmn:DecisionTable';
    const isLiteral = logic?.$type === 'dmn:LiteralExpression';
    if (!logic || logic.$type === 'dmn:FunctionDefinition') this.refuse(node, unlikeLogic);
    this.#compiled.set(id, {
      id,
      name: node.name ?? null,
      variable: node.variable?.name ?? id,
      requires,
      functions: (around) => functionsOf(this.#feel, models, around),
      type: node.variable?.typeRef ?? null,
      table: isTable ? compileTable(logic, this) : null,
      literal: isLiteral ? this.expression(logic, logic) : null,
      boxed: logic && !isTable && !isLiteral ? this.#together(logic) : null,
      versionTag:
        node.extensionElements?.values?.find(({ $type }) => $type === 'zeebe:VersionTag')?.value ?? null
    });
  }

  /** What has several expressions may take no more than one does. */
  #together(node: DmnNode): Logic {
    const { size, evaluate } = this.#logic(node);
    return { size, evaluate: (lookup) => this.#feel.together(() => evaluate(lookup)) };
  }

  #required(node: DmnNode): Knowledge[] {
    return requiredKnowledge(node).flatMap((id) => {
      const required = this.#models.get(id);
      if (!required)
        this.refuse(node, `Requires the business knowledge model '${id}', which is not in this file`);
      return (required && this.#model(required)) || [];
    });
  }

  #model(node: DmnNode): Knowledge | null {
    const name = node.name ?? '';
    const known = this.#knowledge.get(name);
    if (known !== undefined) return known;
    this.#knowledge.set(name, null);
    const requires = this.#required(node);
    const { body, formalParameter } = node.encapsulatedLogic ?? {};
    if (node.encapsulatedLogic && (!body || outsideModels.has(body.$type))) this.refuse(node, unlikeModel);
    const model = {
      name,
      parameters: parametersOf(formalParameter),
      logic: body ? this.#logic(body) : nothing,
      requires
    };
    this.#knowledge.set(name, model);
    return model;
  }

  #logic(node: DmnNode): Logic {
    switch (node.$type) {
      case 'dmn:LiteralExpression':
        return boxed.literal(this.expression(node, node));
      case 'dmn:DecisionTable':
        return boxed.nestedTable(this.#feel, compileTable(node, this));
      case 'dmn:Context':
        return this.#context(node);
      case 'dmn:List':
        return boxed.list((node.elements ?? []).map((item) => this.#logic(item)));
      case 'dmn:Relation':
        return this.#relation(node);
      case 'dmn:Invocation':
        return this.#invocation(node);
      case 'dmn:FunctionDefinition':
        return this.#definition(node);
      default:
        this.refuse(node, unlikeLogic);
        return nothing;
    }
  }

  #context(node: DmnNode): Logic {
    const entries = node.contextEntry ?? [];
    const result = entries.at(-1)?.variable ? null : entries.at(-1);
    const named = entries.filter((entry) => entry !== result);
    if (entries.length === 0) this.refuse(node, 'A context must have an entry');
    if (named.some(({ variable }) => !variable))
      this.refuse(node, 'Only the last entry of a context may have no variable: it is the result');
    const logicOf = ({ value }: DmnNode) => this.#part(node, value);
    return boxed.context(
      named.map((entry) => ({ name: entry.variable?.name ?? '', logic: logicOf(entry) })),
      result ? logicOf(result) : null
    );
  }

  #relation(node: DmnNode): Logic {
    const columns = (node.column ?? []).map(({ name }) => name ?? '');
    const rows = (node.row ?? []).map(({ elements = [] }) => elements);
    const wrong = rows.find(({ length }) => length !== columns.length);
    if (wrong)
      this.refuse(
        node,
        `Each row must have ${columns.length} values, one for each column, but one has ${wrong.length}`
      );
    return boxed.relation(
      columns,
      rows.map((cells) => cells.map((cell) => this.#logic(cell)))
    );
  }

  #invocation(node: DmnNode): Logic {
    const bindings = (node.binding ?? []).map(({ parameter, bindingFormula }) => {
      if (bindingFormula?.$type !== 'dmn:LiteralExpression')
        this.refuse(node, 'The arguments of an invocation must be literal expressions');
      return { name: parameter?.name ?? '', logic: this.#part(node, bindingFormula) };
    });
    const called = node.calledFunction?.text?.trim() ?? '';
    const model = this.#knowledge.get(called);
    if (model) return boxed.invocation(this.#feel, model, bindings);
    this.refuse(node, `Calls the business knowledge model '${called}', which it does not require`);
    return nothing;
  }

  #definition(node: DmnNode): Logic {
    const { body } = node;
    if (body?.$type !== 'dmn:LiteralExpression')
      this.refuse(node, 'The body of a function must be a literal expression');
    return boxed.definition(this.#feel, parametersOf(node.formalParameter), this.#part(node, body));
  }

  #part(around: DmnNode, node: DmnNode | undefined): Logic {
    if (node) return this.#logic(node);
    this.refuse(around, 'One of its expressions is missing');
    return nothing;
  }

  /** The FEEL of a node; `at` is at fault when it is none. */
  expression(at: DmnNode, node: DmnNode | undefined): Expression {
    return this.#feelOf(at, node, (text) => this.#feel.expression(text));
  }

  /** The tests of a decision table's cell. */
  unaryTests(node: DmnNode): Expression {
    return this.#feelOf(node, node, (text) => this.#feel.unaryTests(text));
  }

  #feelOf(
    at: DmnNode,
    node: DmnNode | undefined,
    compile: (text: string) => Expression | FeelProblem
  ): Expression {
    const text = (node?.text ?? '').trim();
    const refused = this.#budget.spend(text);
    const compiled = refused === null ? compile(text) : { problem: refused };
    if (!('problem' in compiled)) return compiled;
    this.refuse(at, compiled.problem);
    return constant(null);
  }

  refuse(node: DmnNode, reason: string): void {
    this.#problems.add(nearestId(node), reason);
  }
}

const unlikeLogic =
  'Must be a decision table, a literal expression, or a boxed context, list, relation or invocation';
const unlikeModel = 'Must hold a decision table, a literal expression, or a boxed context, list or relation';
const outsideModels: ReadonlySet<string> = new Set(['dmn:Invocation', 'dmn:FunctionDefinition']);

const parametersOf = (nodes: readonly DmnNode[] = []): Parameter[] =>
  nodes.map(({ name = '', typeRef = null }) => ({ name, type: typeRef }));
