/** Starts an instance for each conditional start event that holds: of one definition, or of the latest version of all. */
export interface EvaluateConditions {
  type: 'EvaluateConditions';
  /** What the conditions read, and the instances begin with. */
  variables: Record<string, unknown>;
  processDefinitionKey?: string;
}

/** The instances that were started; none where no condition held. */
export interface EvaluatedConditions {
  conditionalEvaluationKey: string;
  tenantId: string;
  processInstances: { processDefinitionKey: string; processInstanceKey: string }[];
}
