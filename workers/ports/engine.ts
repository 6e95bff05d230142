/** What workers ask of Camunda itself, embedded or cluster. */
export interface EngineGateway {
  /** One deployment, all or nothing; answers its key and the definition keys by process id. CANNOT_DEPLOY with the reason when refused. */
  deploy(resources: readonly { readonly name: string; readonly content: Buffer }[]): Promise<{
    readonly deploymentKey: string;
    readonly definitionKeys: ReadonlyMap<string, string>;
  }>;
  start(
    processDefinitionId: string,
    variables: Readonly<Record<string, unknown>>
  ): Promise<{ readonly processInstanceKey: string }>;
  /** Key of an instance of the process that is running for the case; undefined when none is. */
  running(processDefinitionId: string, caseKey: string): Promise<string | undefined>;
  /**
   * Goes on with a running instance under another version of its process, each of `elementIds` as itself. Answers why not when Camunda
   * refuses; then nothing has changed.
   */
  migrate(input: {
    readonly processInstanceKey: string;
    readonly processDefinitionKey: string;
    readonly elementIds: readonly string[];
  }): Promise<string | undefined>;
  publish(message: {
    readonly name: string;
    readonly correlationKey: string;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly timeToLiveMs: number;
    readonly messageId: string;
  }): Promise<void>;
}
