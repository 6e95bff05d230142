/** Where a node stands in its text. */
interface Place {
  readonly from: number;
  readonly to: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type OrderOperator = '<' | '<=' | '>' | '>=';
export type ComparisonOperator = OrderOperator | '=' | '!=';

/** `[start..end]`, with each end in or out. */
export interface Interval extends Place {
  readonly type: 'interval';
  readonly start: Node;
  readonly startIncluded: boolean;
  readonly end: Node;
  readonly endIncluded: boolean;
}

/** `name in list`, or `name in list..end` for a range of numbers. */
export interface Iterator {
  readonly name: string;
  readonly list: Node;
  readonly end: Node | null;
}

/** Arguments of a call; `names` where they are given by name, one for each. */
export interface Arguments {
  readonly names: readonly string[] | null;
  readonly values: readonly Node[];
}

export type NodeOf<T extends Node['type']> = Extract<Node, { type: T }>;

/** A node of the syntax tree. */
export type Node =
  | Interval
  | (Place &
      (
        | { readonly type: 'literal'; readonly value: null | boolean | number | string }
        | { readonly type: 'temporal'; readonly text: string }
        | { readonly type: 'name'; readonly name: string }
        | { readonly type: 'input' }
        | { readonly type: 'group'; readonly inner: Node }
        | { readonly type: 'list'; readonly items: readonly Node[] }
        | { readonly type: 'context'; readonly entries: readonly (readonly [string, Node])[] }
        | { readonly type: 'function'; readonly parameters: readonly string[]; readonly body: Node }
        | { readonly type: 'path'; readonly target: Node; readonly key: string }
        | { readonly type: 'filter'; readonly target: Node; readonly condition: Node }
        | {
            readonly type: 'call';
            /** The variable and entries on the way to the function: `a.b` of `a.b.f(1)`. */
            readonly path: readonly string[];
            readonly name: string;
            readonly args: Arguments;
          }
        | { readonly type: 'negation'; readonly operand: Node }
        | {
            readonly type: 'arithmetic';
            readonly operator: ArithmeticOperator;
            readonly left: Node;
            readonly right: Node;
          }
        | {
            readonly type: 'comparison';
            readonly operator: ComparisonOperator;
            readonly left: Node;
            readonly right: Node;
          }
        | { readonly type: 'between'; readonly value: Node; readonly start: Node; readonly end: Node }
        | { readonly type: 'instance'; readonly value: Node; readonly name: string }
        | { readonly type: 'in'; readonly value: Node; readonly tests: readonly Node[] }
        /** `< 5`: compares the input. */
        | { readonly type: 'test'; readonly operator: OrderOperator; readonly bound: Node }
        /** Compares the input with true or false. */
        | { readonly type: 'boolean'; readonly value: boolean }
        | { readonly type: 'and'; readonly left: Node; readonly right: Node }
        | { readonly type: 'or'; readonly left: Node; readonly right: Node }
        | { readonly type: 'if'; readonly condition: Node; readonly then: Node; readonly otherwise: Node }
        | { readonly type: 'for'; readonly iterators: readonly Iterator[]; readonly body: Node }
        | {
            readonly type: 'some';
            readonly iterators: readonly Iterator[];
            readonly body: Node;
          }
        | {
            readonly type: 'every';
            readonly iterators: readonly Iterator[];
            readonly body: Node;
          }
        /** Unary tests of a decision table: one must hold, or none where they are negated. */
        | { readonly type: 'tests'; readonly negated: boolean; readonly tests: readonly Node[] }
      ));
