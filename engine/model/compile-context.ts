import type { Expression } from '../feel/expression.ts';
import { constant } from '../feel/expression.ts';
import { ExpressionBudget } from '../feel/budget.ts';
import type { Feel, FeelProblem } from '../feel/feel.ts';
import type { BpmnNode } from './bpmn-tree.ts';
import type { Problems } from './problem.ts';

/** What compiling a model needs at every place: FEEL, and where problems are told. */
export class CompileContext {
  readonly #budget = new ExpressionBudget();
  /** By text: a message is named by all that wait for it. */
  readonly #known = new Map<string, Expression | FeelProblem>();

  constructor(
    readonly feel: Feel,
    readonly problems: Problems
  ) {}

  /** An attribute that may be FEEL; a problem at `node` when it does not parse. */
  attribute(node: BpmnNode, text: string): Expression {
    const known = this.#known.get(text) ?? this.#compile(text);
    this.#known.set(text, known);
    if (!('problem' in known)) return known;
    this.problems.add(node.id, known.problem);
    return constant(null);
  }

  /** An attribute that may be absent or empty. */
  optional(node: BpmnNode, text: string | undefined): Expression | null {
    return text === undefined || text === '' ? null : this.attribute(node, text);
  }

  /** An attribute that must be there. */
  required(node: BpmnNode, text: string | undefined, what: string): Expression {
    if (text !== undefined && text !== '') return this.attribute(node, text);
    this.problems.add(node.id, `${what} must be present and not empty`);
    return constant('');
  }

  /** An attribute that must be FEEL. */
  requiredFeel(node: BpmnNode, text: string | undefined, what: string): Expression {
    if (text !== undefined && text !== '' && !text.startsWith('=')) {
      this.problems.add(node.id, `${what} must be a FEEL expression, beginning with '='`);
    }
    return this.required(node, text, what);
  }

  #compile(text: string): Expression | FeelProblem {
    const refused = text.startsWith('=') ? this.#budget.spend(text) : null;
    return refused === null ? this.feel.attribute(text) : { problem: refused };
  }
}
