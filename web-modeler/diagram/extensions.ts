import type { BpmnFactory, ModdleObject } from './types.ts';

const listOf = (object: ModdleObject | undefined, name: string): ModdleObject[] =>
  (object?.get(name) as ModdleObject[] | undefined) ?? [];

const extensionsOf = (object: ModdleObject) => object.get('extensionElements') as ModdleObject | undefined;

/** The extension element of that type (`zeebe:Properties` …), if the object has one. */
export const extensionOf = (object: ModdleObject, type: string): ModdleObject | undefined =>
  listOf(extensionsOf(object), 'values').find((value) => value.$type === type);

/** Names and values of a list-like extension: `zeebe:Properties` by name, `zeebe:TaskHeaders` by key. */
export function pairsOf(object: ModdleObject, kind: PairKind): Map<string, string> {
  const { type, list, key } = pairKinds[kind];
  return new Map(
    listOf(extensionOf(object, type), list).map((pair) => [
      String(pair.get(key)),
      String(pair.get('value') ?? '')
    ])
  );
}

export type PairKind = 'properties' | 'headers';

const pairKinds = {
  properties: { type: 'zeebe:Properties', item: 'zeebe:Property', list: 'properties', key: 'name' },
  headers: { type: 'zeebe:TaskHeaders', item: 'zeebe:Header', list: 'values', key: 'key' }
} as const;

function adopt(parent: ModdleObject, children: readonly ModdleObject[]): ModdleObject {
  for (const child of children) child.$parent = parent;
  return parent;
}

/** A list-like extension with exactly these pairs, or null when there are none. */
export function pairsExtension(
  factory: BpmnFactory,
  kind: PairKind,
  pairs: ReadonlyMap<string, string>
): ModdleObject | null {
  if (pairs.size === 0) return null;
  const { type, item, list, key } = pairKinds[kind];
  const items = [...pairs].map(([name, value]) => factory.create(item, { [key]: name, value }));
  return adopt(factory.create(type, { [list]: items }), items);
}

/**
 * New extension elements for the object: as before, but of each type in `changes` the given element, or none
 * when it is null. The object itself stays untouched, so that a command can put it in and undo it.
 */
export function changedExtensions(
  factory: BpmnFactory,
  object: ModdleObject,
  changes: Readonly<Record<string, ModdleObject | null>>
): ModdleObject {
  const kept = listOf(extensionsOf(object), 'values').filter(({ $type }) => !Object.hasOwn(changes, $type));
  const added = Object.values(changes).filter((value) => value !== null);
  const values = [...kept, ...added];
  const created = adopt(factory.create('bpmn:ExtensionElements', { values }), values);
  created.$parent = object;
  return created;
}

/** The extension type that a kind of pairs lives in. */
export const typeOfPairs = (kind: PairKind): string => pairKinds[kind].type;
