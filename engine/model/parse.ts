import { createRequire } from 'node:module';
import { BpmnModdle } from 'bpmn-moddle';
import type { BpmnNode } from './bpmn-tree.ts';
import { fewWarnings } from './few-warnings.ts';
import { readAgain } from './read-again.ts';
import { guardXml } from './xml-guard.ts';

export interface ParsedBpmn {
  /** `bpmn:Definitions`; null when the text is refused. */
  definitions: BpmnNode | null;
  /** Why it is refused. */
  reason: string | null;
}

interface ModdleWarning {
  message: string;
  error?: Error;
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
    const broken = (warnings as ModdleWarning[]).find((warning) => isBroken(warning.message));
    if (broken) return { definitions: null, reason: broken.message.split('\n')[0] ?? broken.message };
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

/** Faults that make the model mean something else than its author wrote; unknown extensions are not among them. */
function isBroken(message: string): boolean {
  return (
    /unresolved reference|duplicate ID|unparsable content/i.test(message) && !/<(bpmndi|di|dc):/.test(message)
  );
}
