import { extensionOf, listOf } from '../moddle.ts';
import type { ModdleElement } from '../moddle.ts';

const prefix = 'shoumi:';

/** The `shoumi:` properties of an element, by name without the prefix. */
export function propertiesOf(element: ModdleElement): Readonly<Record<string, string>> {
  const holder = extensionOf(element, 'zeebe:Properties');
  const pairs = holder ? listOf(holder, 'properties') : [];
  return Object.fromEntries(
    pairs
      .map((pair): [string, string] => [
        String(pair.get('name') ?? ''),
        String(pair.get('value') ?? '').trim()
      ])
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value])
  );
}

/** Properties `<kind>:<id>` of the process, in the order they are written. */
export const declaredOf = (
  properties: Readonly<Record<string, string>>,
  kind: string
): readonly (readonly [string, string])[] =>
  Object.entries(properties)
    .filter(([name]) => name.startsWith(`${kind}:`))
    .map(([name, value]) => [name.slice(kind.length + 1), value] as const);
