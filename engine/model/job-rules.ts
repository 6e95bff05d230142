import type { BpmnNode } from './bpmn-tree.ts';
import { extensionOf } from './bpmn-tree.ts';
import type { Refuse } from './problem.ts';

/** Begins the names of the headers that the engine itself gives. */
const reserved = 'io.camunda.zeebe:';

/** Refuses headers of reserved names, and names that come twice. */
export function taskHeaders(node: BpmnNode, refuse: Refuse): void {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { key = '' } of extensionOf(node, 'zeebe:TaskHeaders')?.values ?? []) {
    if (key.startsWith(reserved))
      refuse(
        `Attribute 'key' contains '${key}', but header keys starting with '${reserved}' are reserved for internal use.`
      );
    if (seen.has(key)) twice.add(key);
    seen.add(key);
  }
  for (const key of twice) refuse(`Headers contain duplicate entries for key '${key}'`);
}

/** Refuses a task definition without a type, also where nothing makes a job of it. */
export function jobTypes(node: BpmnNode, refuse: Refuse): void {
  const definition = extensionOf(node, 'zeebe:TaskDefinition');
  if (definition && !definition.type) refuse('Task definition type must be present and not empty');
}
