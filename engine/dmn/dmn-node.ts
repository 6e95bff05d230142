import type { Aggregation, HitPolicy } from './executable.ts';

interface Reference {
  href?: string;
}

/** The parts of a parsed DMN tree that the engine reads. */
export interface DmnNode {
  $type: string;
  $parent?: DmnNode;
  id?: string;
  name?: string;
  namespace?: string;
  label?: string;
  text?: string;
  expressionLanguage?: string;
  typeRef?: string;
  drgElement?: DmnNode[];
  decisionLogic?: DmnNode;
  variable?: DmnNode;
  informationRequirement?: { requiredDecision?: Reference }[];
  knowledgeRequirement?: { requiredKnowledge?: Reference }[];
  encapsulatedLogic?: DmnNode;
  hitPolicy?: HitPolicy;
  aggregation?: Aggregation;
  input?: DmnNode[];
  output?: DmnNode[];
  rule?: DmnNode[];
  inputExpression?: DmnNode;
  inputEntry?: DmnNode[];
  outputEntry?: DmnNode[];
  outputValues?: DmnNode;
  defaultOutputEntry?: DmnNode;
  /** Boxed expressions. */
  contextEntry?: DmnNode[];
  value?: DmnNode;
  elements?: DmnNode[];
  column?: DmnNode[];
  row?: DmnNode[];
  calledFunction?: DmnNode;
  binding?: { parameter?: DmnNode; bindingFormula?: DmnNode }[];
  formalParameter?: DmnNode[];
  body?: DmnNode;
  extensionElements?: { values?: { $type: string; value?: string }[] };
}

const idOf = (href: string): string => href.replace(/^.*#/, '');

/** Ids of the decisions that a decision requires. */
export const requiredDecisions = (node: DmnNode): string[] =>
  (node.informationRequirement ?? []).flatMap(({ requiredDecision: { href } = {} }) =>
    href === undefined ? [] : [idOf(href)]
  );

/** Ids of the business knowledge models that a decision or another model requires. */
export const requiredKnowledge = (node: DmnNode): string[] =>
  (node.knowledgeRequirement ?? []).flatMap(({ requiredKnowledge: { href } = {} }) =>
    href === undefined ? [] : [idOf(href)]
  );

/** Nodes of a type by their ids. */
export const withId = (nodes: readonly DmnNode[], type: string): Map<string, DmnNode> =>
  new Map(nodes.filter(({ $type }) => $type === type).map((node) => [node.id ?? '', node]));

/** An element's id, or else that of the nearest one around it that has one. */
export function nearestId(node: DmnNode | undefined): string | undefined {
  let at = node;
  while (at && at.id === undefined) at = at.$parent;
  return at?.id;
}
