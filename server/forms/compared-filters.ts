import type { SyntaxNode, Tree } from '@lezer/common';

/** Functions whose answer is a condition, never a place in the list. */
const conditions = new Set([
  'not',
  'all',
  'any',
  'list contains',
  'contains',
  'starts with',
  'ends with',
  'matches',
  'is',
  'is blank',
  'is defined',
  'is empty',
  'before',
  'after',
  'meets',
  'met by',
  'overlaps',
  'overlaps before',
  'overlaps after',
  'finishes',
  'finished by',
  'includes',
  'during',
  'starts',
  'started by',
  'coincides'
]);

/** Kinds of filter that feelin takes for an index, evaluated once, whatever they say about the `item`. */
const taken = new Set(['FunctionInvocation', 'IfExpression', 'PathExpression', 'ParenthesizedExpression']);

/**
 * The text with each filter by a bare condition (`list[not(list contains(x, item))]`) written as a comparison
 * (`list[(…) = true]`): only comparisons does feelin ask for every item; others it asks once, outside the list.
 */
export function withComparedFilters(tree: Tree, text: string): string {
  const insertions: [at: number, text: string][] = [];
  tree.iterate({
    enter: ({ name, node }) => {
      const filter = name === 'FilterExpression' ? node.lastChild?.prevSibling : null;
      if (filter && isBareCondition(filter, text))
        insertions.push([filter.from, '('], [filter.to, ') = true']);
    }
  });
  return insertions
    .sort(([a], [b]) => b - a)
    .reduce((result, [at, inserted]) => result.slice(0, at) + inserted + result.slice(at), text);
}

function isBareCondition(filter: SyntaxNode, text: string): boolean {
  if (!taken.has(filter.name)) return false;
  const called = filter.name === 'FunctionInvocation' ? filter.firstChild : null;
  return (called !== null && conditions.has(nameOf(called, text))) || namesItem(filter, text);
}

function nameOf(node: SyntaxNode, text: string): string {
  return text.slice(node.from, node.to).replace(/\s+/g, ' ');
}

/** An index cannot depend on the item. */
function namesItem(filter: SyntaxNode, text: string): boolean {
  let named = false;
  filter.cursor().iterate(({ name, node }) => {
    if (name === 'VariableName' && nameOf(node, text) === 'item') named = true;
  });
  return named;
}
