import type { BpmnNode } from './bpmn-tree.ts';
import { executableIn } from './compile.ts';
import type { CompileContext } from './compile-context.ts';
import type { ExecutableProcess } from './executable.ts';
import { checkRoots } from './root-rules.ts';
import { checkProcess } from './rules.ts';
import { checkStraightThrough } from './straight-through.ts';
import { checkTree } from './tree-rules.ts';

/**
 * Tells, in the context's problems, what Zeebe refuses at deployment. A file that was deployed before may have some of it: it is compiled
 * all the same.
 */
export function checkDefinitions(
  definitions: BpmnNode,
  processes: readonly ExecutableProcess[],
  context: CompileContext
): void {
  const { problems } = context;
  const nodes = executableIn(definitions);
  if (nodes.length === 0) problems.add(definitions.id, 'Must contain at least one executable process');
  for (const node of nodes) checkTree(node, problems);
  for (const process of processes) checkProcess(process, problems);
  checkRoots(definitions, context);
  checkStraightThrough(processes, problems);
}
