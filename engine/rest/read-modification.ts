import type {
  ActivateInstruction,
  ChosenInstances,
  MoveInstruction,
  VariableInstruction
} from '../commands.ts';
import type { ElementMapping } from '../records.ts';
import type { JsonObject } from './json-body.ts';
import { invalidArgument } from './problem.ts';
import {
  optionalKey,
  optionalObject,
  optionalObjects,
  optionalText,
  requiredKey,
  requiredText
} from './read.ts';

/** `mappingInstructions` and `moveInstructions`: one at least. */
export function readMappings(body: JsonObject, name: string): ElementMapping[] {
  const mappings = optionalObjects(body, name).map((item) => ({
    sourceElementId: requiredText(item, 'sourceElementId'),
    targetElementId: requiredText(item, 'targetElementId')
  }));
  if (mappings.length === 0) throw invalidArgument(`No ${name} provided.`);
  return mappings;
}

/** `activateInstructions` of a modification. */
export function readActivate(item: JsonObject): ActivateInstruction {
  return {
    elementId: requiredText(item, 'elementId'),
    variableInstructions: readVariables(item),
    ancestorElementInstanceKey: optionalKey(item, 'ancestorElementInstanceKey')
  };
}

/** `terminateInstructions` of a modification: by key, or (8.9) by element. */
export function readTerminate(item: JsonObject): ChosenInstances {
  const elementId = optionalText(item, 'elementId');
  return elementId === undefined
    ? { elementInstanceKey: requiredKey(item, 'elementInstanceKey') }
    : { elementId };
}

/** `moveInstructions` of a modification (8.9). */
export function readMove(item: JsonObject): MoveInstruction {
  const source = optionalObject(item, 'sourceElementInstruction');
  if (!source) throw invalidArgument('No sourceElementInstruction provided.');
  return {
    source:
      source.sourceType === 'byKey'
        ? { elementInstanceKey: requiredKey(source, 'sourceElementInstanceKey') }
        : { elementId: requiredText(source, 'sourceElementId') },
    targetElementId: requiredText(item, 'targetElementId'),
    ancestor: readAncestor(optionalObject(item, 'ancestorScopeInstruction') ?? {}),
    variableInstructions: readVariables(item)
  };
}

function readAncestor(item: JsonObject): MoveInstruction['ancestor'] {
  const type = optionalText(item, 'ancestorScopeType') ?? 'inferred';
  if (type === 'direct') return { elementInstanceKey: requiredKey(item, 'ancestorElementInstanceKey') };
  if (type === 'inferred' || type === 'sourceParent') return type;
  throw invalidArgument('ancestorScopeType must be direct, inferred or sourceParent.');
}

function readVariables(item: JsonObject): VariableInstruction[] {
  return optionalObjects(item, 'variableInstructions').map((each) => ({
    variables: optionalObject(each, 'variables') ?? {},
    scopeId: optionalText(each, 'scopeId') || undefined
  }));
}
