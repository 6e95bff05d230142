import type { PlanModel } from '../../plan-model/index.ts';
import type { ModelInfo } from '../models/element-info.ts';
import type { Shipped, ShippedFile } from '../models/shipped.ts';

interface Needed {
  readonly processes: Set<string>;
  readonly forms: Set<string>;
  readonly decisions: Set<string>;
}

/** What the drawing names, by its rules in fixed ids only. */
function namesInPlan({ reach, steps }: PlanModel, needed: Needed): string[] {
  const named = reach.flatMap((each) => each.named);
  const ids = (kind: string) => named.flatMap((each) => (each.kind === kind ? (each.id ?? []) : []));
  for (const id of [...ids('form'), ...steps.flatMap(({ properties }) => properties['form'] ?? [])])
    needed.forms.add(id);
  for (const id of ids('decision')) needed.decisions.add(id);
  return ids('process');
}

/** What one shipped model names: called processes, forms, decisions, and forms of its messages. */
function namesIn(model: ModelInfo, needed: Needed): string[] {
  const called: string[] = [];
  for (const { calledProcessId, formId, decisionId, properties } of model.elements.values()) {
    if (formId) needed.forms.add(formId);
    if (properties['shoumi:form']) needed.forms.add(properties['shoumi:form']);
    if (decisionId) needed.decisions.add(decisionId);
    if (calledProcessId && !calledProcessId.startsWith('=')) called.push(calledProcessId);
  }
  return called;
}

/** Walks the calls on; every process once. */
async function gather(shipped: Shipped, called: readonly string[], needed: Needed): Promise<void> {
  for (const processId of called) {
    const process = shipped.processes.get(processId);
    if (needed.processes.has(processId) || !process) continue;
    needed.processes.add(processId);
    await gather(shipped, namesIn(await process.model(), needed), needed);
  }
}

/**
 * Everything that runs when a drawn plan runs, in a fixed order: the drawing, the shipped processes that it calls at any
 * depth, their forms (the start form of its template too) and decisions. What is approved and deployed is exactly this.
 */
export async function closureOf(
  shipped: Shipped,
  drawn: {
    readonly processId: string;
    readonly xml: string;
    readonly plan: PlanModel;
    readonly templateId: string;
  }
): Promise<readonly ShippedFile[]> {
  const needed: Needed = {
    processes: new Set(),
    forms: new Set([`${drawn.templateId}--start`]),
    decisions: new Set()
  };
  await gather(shipped, namesInPlan(drawn.plan, needed), needed);
  const files: ShippedFile[] = [
    { name: `${drawn.processId}.bpmn`, content: Buffer.from(drawn.xml, 'utf8') },
    ...[...needed.processes].flatMap((id) => shipped.processes.get(id) ?? []),
    ...[...needed.forms].flatMap((id) => shipped.forms.get(id) ?? []),
    ...shipped.decisions.filter(({ decisionIds }) => decisionIds.some((id) => needed.decisions.has(id)))
  ];
  return files
    .map(({ name, content }) => ({ name, content }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
