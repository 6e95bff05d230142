import { now, type Camunda } from '../engine/camunda.ts';
import type { Answer } from '../http/call.ts';

export type Token = Answer<'caseRoom'>['tokens'][number];

interface ElementInstance {
  readonly elementId?: string;
  readonly elementName?: string | null;
  readonly type?: string;
  readonly state?: string;
  readonly hasIncident?: boolean;
}

interface Page {
  readonly items: readonly ElementInstance[];
  readonly page: { readonly endCursor?: string | null };
}

const pageSize = 500;
const mostPages = 20;

async function elementsOf(camunda: Camunda, processInstanceKey: string): Promise<ElementInstance[]> {
  const found: ElementInstance[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = {
      filter: { processInstanceKey },
      sort: [{ field: 'startDate', order: 'ASC' }],
      page: { limit: pageSize, ...(after !== undefined && { after }) }
    };
    const answer = (await camunda.searchElementInstances(query as never, now)) as unknown as Page;
    found.push(...answer.items);
    if (answer.items.length < pageSize || !answer.page.endCursor) break;
    after = answer.page.endCursor;
  }
  return found;
}

const stateOf = (instances: readonly ElementInstance[]): Token['state'] => {
  if (instances.some(({ hasIncident, state }) => hasIncident && state === 'ACTIVE')) return 'incident';
  if (instances.some(({ state }) => state === 'ACTIVE')) return 'active';
  return instances.some(({ state }) => state === 'COMPLETED') ? 'completed' : 'terminated';
};

/** Where the instance stands: one entry per element that was reached; a called process counts as its call activity. */
export async function tokensOf(camunda: Camunda, processInstanceKey: string): Promise<Token[]> {
  const groups = new Map<string, ElementInstance[]>();
  for (const element of await elementsOf(camunda, processInstanceKey)) {
    if (element.type === 'PROCESS' || !element.elementId) continue;
    groups.set(element.elementId, [...(groups.get(element.elementId) ?? []), element]);
  }
  return [...groups].map(([elementId, instances]) => {
    const state = stateOf(instances);
    const active = instances.filter((each) => each.state === 'ACTIVE').length;
    return {
      elementId,
      elementName: instances[0]?.elementName ?? null,
      state,
      count: active > 0 ? active : instances.length
    };
  });
}
