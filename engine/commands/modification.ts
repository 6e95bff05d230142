/** Commands that change a running process instance from outside: modification and migration. */
import type { ElementMapping } from '../records.ts';

export interface VariableInstruction {
  variables: Record<string, unknown>;
  /** Id of the element in whose scope they are set: the activated one or one around it. Absent: the process instance. */
  scopeId?: string;
}

/** Activates an element; scopes around it that are not active are made. */
export interface ActivateInstruction {
  elementId: string;
  variableInstructions?: VariableInstruction[];
  /** The scope to activate it in; every scope between is made anew. Absent: the one that is active. */
  ancestorElementInstanceKey?: string;
}

/** One element instance by its key, or all active ones of an element. */
export type ChosenInstances = { elementInstanceKey: string } | { elementId: string };

/** Terminates each chosen instance and activates another element for it. */
export interface MoveInstruction {
  source: ChosenInstances;
  targetElementId: string;
  /** Where: `inferred` takes the nearest scope around the source that the target is in. */
  ancestor: 'inferred' | 'sourceParent' | { elementInstanceKey: string };
  variableInstructions?: VariableInstruction[];
}

/** All instructions or none. A scope with nothing left in it is terminated, the process instance too. */
export interface ModifyProcessInstance {
  type: 'ModifyProcessInstance';
  processInstanceKey: string;
  activate: ActivateInstruction[];
  terminate: ChosenInstances[];
  move: MoveInstruction[];
}

/** Goes on by another definition. Every active element must be mapped; jobs, user tasks, variables and incidents stay. */
export interface MigrateProcessInstance {
  type: 'MigrateProcessInstance';
  processInstanceKey: string;
  targetProcessDefinitionKey: string;
  mappings: ElementMapping[];
}
