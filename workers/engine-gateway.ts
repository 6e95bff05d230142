import { RefusalError } from '../domain/refusals.ts';
import { refusedBy, type Camunda } from './camunda.ts';
import type { EngineGateway } from './ports/index.ts';

const unavailable = (cause: unknown): RefusalError =>
  new RefusalError({ code: 'ENGINE_UNAVAILABLE' }, { cause });

const conflict = 409;

async function reached<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (refusedBy(error)) throw error;
    throw unavailable(error);
  }
}

type Resource = Parameters<Camunda['createDeployment']>[0]['resources'][number];

// The loose client maps the members of File too; it is the same File.
const fileOf = ({ name, content }: { readonly name: string; readonly content: Buffer }): Resource =>
  new File([new Uint8Array(content)], name) as unknown as Resource;

/** A FEEL string as the search API compares variable values: JSON. */
const searched = (value: string): string => JSON.stringify(value);

/**
 * Camunda through its SDK. ENGINE_UNAVAILABLE when it cannot be reached; CANNOT_DEPLOY with Camunda's reason when it refuses a
 * deployment. A message already published under its id counts as published.
 */
export function createEngineGateway(camunda: Camunda): EngineGateway {
  return {
    async deploy(resources) {
      try {
        const { deploymentKey, processes } = await reached(
          camunda.createDeployment({ resources: resources.map(fileOf) })
        );
        const definitionKeys = new Map(
          processes.map((each) => [String(each.processDefinitionId), String(each.processDefinitionKey)])
        );
        return { deploymentKey: String(deploymentKey), definitionKeys };
      } catch (error) {
        const refused = refusedBy(error);
        if (!refused) throw error;
        throw new RefusalError(
          { code: 'CANNOT_DEPLOY', facts: { reason: refused.detail } },
          { cause: error }
        );
      }
    },

    async start(processDefinitionId, variables) {
      const { processInstanceKey } = await reached(
        camunda.createProcessInstance({ processDefinitionId, variables: { ...variables } })
      );
      return { processInstanceKey: String(processInstanceKey) };
    },

    async running(processDefinitionId, caseKey) {
      const { items } = await reached(
        camunda.searchProcessInstances(
          {
            filter: {
              processDefinitionId,
              state: 'ACTIVE',
              variables: [{ name: 'caseKey', value: searched(caseKey) }]
            },
            page: { limit: 1 }
          },
          { consistency: { waitUpToMs: 0 } }
        )
      );
      const [instance] = items;
      return instance && String(instance.processInstanceKey);
    },

    async migrate({ processInstanceKey, processDefinitionKey, elementIds }) {
      const mappingInstructions = elementIds.map((id) => ({ sourceElementId: id, targetElementId: id }));
      const targetProcessDefinitionKey = processDefinitionKey;
      try {
        await reached(
          camunda.migrateProcessInstance({
            processInstanceKey,
            targetProcessDefinitionKey,
            mappingInstructions
          })
        );
        return undefined;
      } catch (error) {
        const refused = refusedBy(error);
        if (!refused) throw error;
        return refused.detail;
      }
    },

    async publish({ name, correlationKey, variables, timeToLiveMs, messageId }) {
      const body = { name, correlationKey, variables: { ...variables }, timeToLive: timeToLiveMs, messageId };
      try {
        await reached(camunda.publishMessage(body));
      } catch (error) {
        if (refusedBy(error)?.status !== conflict) throw error;
      }
    }
  };
}
