import type { Node } from './diagram.ts';

/** Where a link throw event leads: to the catch event of the same name in its scope. Undefined for any other node. */
export function linkTarget({ kind, event, definition, outer }: Node): Node | undefined {
  if (kind !== 'IntermediateThrowEvent' || event !== 'Link') return undefined;
  return outer?.inner.find(
    (node) =>
      node.kind === 'IntermediateCatchEvent' &&
      node.event === 'Link' &&
      node.definition?.name === definition?.name
  );
}
