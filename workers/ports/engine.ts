/** What workers ask of Camunda itself, embedded or cluster. */
export interface EngineGateway {
  /** One deployment, all or nothing; answers the key of the main process. CANNOT_DEPLOY with the reason when refused. */
  deploy(
    resources: readonly { readonly name: string; readonly content: Buffer }[]
  ): Promise<{ readonly deploymentKey: string }>;
  start(
    processDefinitionId: string,
    variables: Readonly<Record<string, unknown>>
  ): Promise<{ readonly processInstanceKey: string }>;
  /** Key of an instance of the process that is running for the case; undefined when none is. */
  running(processDefinitionId: string, caseKey: string): Promise<string | undefined>;
  publish(message: {
    readonly name: string;
    readonly correlationKey: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly timeToLiveMs: number;
    readonly messageId: string;
  }): Promise<void>;
}
