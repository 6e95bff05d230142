import type { Problems } from '../model/problem.ts';
import { type DmnNode, nearestId, requiredDecisions, requiredKnowledge, withId } from './dmn-node.ts';
import { languages } from './versions.ts';

/**
 * What a deployment refuses as Camunda does, but what a file that was deployed before may have: it is compiled all the same.
 */
export function checkDmn(definitions: DmnNode, problems: Problems): void {
  const elements = definitions.drgElement ?? [];
  for (const attribute of ['id', 'name', 'namespace'] as const)
    if (!definitions[attribute])
      problems.add(definitions.id, `The definitions must have the attribute '${attribute}'`);
  checkCircles(elements, 'dmn:Decision', requiredDecisions, 'Decisions', problems);
  checkCircles(
    elements,
    'dmn:BusinessKnowledgeModel',
    requiredKnowledge,
    'Business knowledge models',
    problems
  );
  for (const node of everyNode(definitions)) {
    const reason = checks[node.$type]?.(node) ?? null;
    if (reason !== null) problems.add(nearestId(node), reason);
  }
}

/** An element and all within it. */
function* everyNode(node: DmnNode): Iterable<DmnNode> {
  yield node;
  for (const [key, value] of Object.entries(node))
    if (!key.startsWith('$'))
      for (const item of Array.isArray(value) ? value : [value])
        if (isNode(item) && item.$parent === node) yield* everyNode(item);
}

const isNode = (value: unknown): value is DmnNode =>
  typeof value === 'object' && value !== null && '$type' in value;

type Check = (node: DmnNode) => string | null;

const inFeel: Check = ({ expressionLanguage: language }) =>
  language === undefined || languages.has(language.toLowerCase())
    ? null
    : `The expression language '${language}' is not supported; use FEEL`;

const hasName: Check = ({ name }) => (name === undefined ? "It must have the attribute 'name'" : null);

const aggregations: ReadonlySet<string> = new Set(['SUM', 'MIN', 'MAX', 'COUNT']);

function ofTable({ output = [], hitPolicy, aggregation }: DmnNode): string | null {
  if (aggregation !== undefined && !aggregations.has(aggregation))
    return `The aggregation '${aggregation}' is not known`;
  if (output.length < 2) return null;
  if (hitPolicy === 'COLLECT' && aggregation !== undefined)
    return `A table with several outputs cannot be collected by '${aggregation}'`;
  return output.every(({ name }) => name) ? null : 'Each of several outputs must have a name';
}

function ofRule({ outputEntry = [] }: DmnNode): string | null {
  if (outputEntry.length === 0) return 'A rule must have an output';
  return outputEntry.every(({ text }) => text?.trim())
    ? null
    : 'An output of a rule is empty; write null where it is to have no value';
}

const checks: Readonly<Record<string, Check>> = {
  'dmn:LiteralExpression': inFeel,
  'dmn:UnaryTests': inFeel,
  'dmn:Decision': hasName,
  'dmn:BusinessKnowledgeModel': hasName,
  'dmn:DecisionTable': ofTable,
  'dmn:DecisionRule': ofRule
};

function checkCircles(
  elements: readonly DmnNode[],
  type: string,
  requiredBy: (node: DmnNode) => string[],
  what: string,
  problems: Problems
): void {
  const nodes = withId(elements, type);
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string): void => {
    if (state.get(id) === 'open') problems.add(id, `${what} must not require each other in a circle`);
    const node = nodes.get(id);
    if (state.has(id) || !node) return;
    state.set(id, 'open');
    for (const required of requiredBy(node)) {
      if (type === 'dmn:Decision' && !nodes.has(required))
        problems.add(id, `Requires the decision '${required}', which is not in this file`);
      visit(required);
    }
    state.set(id, 'done');
  };
  for (const id of nodes.keys()) visit(id);
}
