import type { EngineGateway } from '../../../workers/ports/index.ts';

type Started = {
  readonly processDefinitionId: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

export interface EngineLog {
  readonly deployed: (readonly { readonly name: string; readonly content: Buffer }[])[];
  readonly started: Started[];
  readonly published: Parameters<EngineGateway['publish']>[0][];
  readonly migrated: Parameters<EngineGateway['migrate']>[0][];
  /** Why the engine will not migrate; undefined when it will. */
  objection: string | undefined;
  /** Thrown by the next call of that name. */
  failing: { readonly call: keyof EngineGateway; readonly error: Error; readonly after: boolean } | undefined;
}

/** An engine that keeps what it is told; `failing` makes one call fail before or after its effect. */
export function createEngine() {
  const engineLog: EngineLog = {
    deployed: [],
    started: [],
    published: [],
    migrated: [],
    objection: undefined,
    failing: undefined
  };

  function around<T>(call: keyof EngineGateway, effect: () => T): T {
    const { failing } = engineLog;
    if (failing?.call !== call) return effect();
    engineLog.failing = undefined;
    if (failing.after) effect();
    throw failing.error;
  }

  const engine: EngineGateway = {
    deploy: async (resources) =>
      around('deploy', () => {
        const deploymentKey = String(engineLog.deployed.push(resources));
        const ids = resources.map(({ name }) => name.replace(/\.bpmn$/, ''));
        return { deploymentKey, definitionKeys: new Map(ids.map((id) => [id, `${id}:${deploymentKey}`])) };
      }),
    start: async (processDefinitionId, variables) =>
      around('start', () => ({
        processInstanceKey: String(engineLog.started.push({ processDefinitionId, variables }))
      })),
    running: async (processDefinitionId, caseKey) => {
      const at = engineLog.started.findIndex(
        (each) => each.processDefinitionId === processDefinitionId && each.variables['caseKey'] === caseKey
      );
      return at < 0 ? undefined : String(at + 1);
    },
    migrate: async (input) =>
      around('migrate', () => {
        if (engineLog.objection === undefined) engineLog.migrated.push(input);
        return engineLog.objection;
      }),
    publish: async (message) =>
      around('publish', () => {
        if (!engineLog.published.some(({ messageId }) => messageId === message.messageId))
          engineLog.published.push(message);
      })
  };
  return { engine, engineLog };
}
