import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import type { BpmnNode } from './bpmn-tree.ts';
import { fewWarnings } from './few-warnings.ts';
import { Problems } from './problem.ts';
import { readAgain } from './read-again.ts';
import { addFault } from './reading-faults.ts';
import type { ReadingWarning } from './reading-faults.ts';
import { guardXml } from './xml-guard.ts';

export interface ParsedBpmn {
  /** `bpmn:Definitions`; null when the text is refused. */
  definitions: BpmnNode | null;
  /** Why it is refused. */
  reason: string | null;
}

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as Record<
  string,
  unknown
>;
const moddle = new BpmnModdle({ zeebe });

/** Reads BPMN XML. A text that is too large, too deep, not XML or not BPMN gives a reason instead of a tree. */
export async function parseBpmn(xml: string): Promise<ParsedBpmn> {
  const guarded = guardXml(xml);
  if (guarded) return { definitions: null, reason: guarded };
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml, fewWarnings);
    const problems = new Problems();
    for (const warning of warnings as ReadingWarning[]) addFault(warning, problems);
    if (problems.found) return { definitions: null, reason: problems.describe() };
    return { definitions: rootElement as unknown as BpmnNode, reason: null };
  } catch (error) {
    return {
      definitions: null,
      reason: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    };
  }
}

/** Reads BPMN XML that `parseBpmn` has accepted before. Throws when the text is not BPMN after all. */
export function reparseBpmn(xml: string): BpmnNode {
  return readAgain(moddle, xml) as BpmnNode;
}
