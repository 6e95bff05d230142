import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The type aliases of the API as the SDK's client declares them, by their names. */
const aliases = ((): ReadonlyMap<string, ts.TypeNode> => {
  const folder = dirname(createRequire(import.meta.url).resolve('@camunda8/orchestration-cluster-api'));
  const found = new Map<string, ts.TypeNode>();
  for (const name of readdirSync(folder).filter((each) => /^index-.*\.d\.ts$/.test(each))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest);
    for (const statement of source.statements)
      if (ts.isTypeAliasDeclaration(statement)) found.set(statement.name.text, statement.type);
  }
  return found;
})();

/** The properties of an object type and their types, through intersections. */
export function membersOf(type: string): Map<string, ts.TypeNode> {
  const node = aliases.get(type);
  if (!node) throw new Error(`the SDK has no type ${type}`);
  return membersOfNode(node);
}

function membersOfNode(node: ts.TypeNode): Map<string, ts.TypeNode> {
  if (ts.isIntersectionTypeNode(node)) return new Map(node.types.flatMap((each) => [...membersOfNode(each)]));
  if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) return membersOf(node.typeName.text);
  if (!ts.isTypeLiteralNode(node)) return new Map();
  return new Map(
    node.members.flatMap((member) =>
      ts.isPropertySignature(member) && member.type
        ? [[(member.name as ts.Identifier | ts.StringLiteral).text, member.type] as const]
        : []
    )
  );
}

/** The texts that one property of an object type may have. */
export function choicesOf(type: string, property: string): string[] {
  const node = membersOf(type).get(property);
  if (!node || !ts.isUnionTypeNode(node)) throw new Error(`${type}.${property} is no choice`);
  return node.types.flatMap((each) =>
    ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? [each.literal.text] : []
  );
}

/** Whether a filter property takes operators (`$in`, `$neq`, …) beside a plain value. */
export const takesOperators = (node: ts.TypeNode): boolean =>
  ts.isTypeReferenceNode(node) &&
  ts.isIdentifier(node.typeName) &&
  node.typeName.text.endsWith('FilterProperty');
