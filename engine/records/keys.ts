declare const brand: unique symbol;
/** A key made by the engine: the decimal text of a 64-bit integer. Keys grow; none is used twice. */
export type Key<Name extends string = string> = string & { readonly [brand]?: Name };

export type ProcessDefinitionKey = Key<'ProcessDefinition'>;
export type ProcessInstanceKey = Key<'ProcessInstance'>;
/** The scope of a process instance itself has the key of that process instance. */
export type ElementInstanceKey = Key<'ElementInstance'> | ProcessInstanceKey;
export type JobKey = Key<'Job'>;
export type UserTaskKey = Key<'UserTask'>;
export type VariableKey = Key<'Variable'>;
export type IncidentKey = Key<'Incident'>;
export type MessageKey = Key<'Message'>;
export type MessageSubscriptionKey = Key<'MessageSubscription'>;
export type ResourceKey = Key<'Resource'>;
export type SignalKey = Key<'Signal'>;
export type SignalSubscriptionKey = Key<'SignalSubscription'>;
export type TimerKey = Key<'Timer'>;
export type FormKey = Key<'Form'>;
export type DecisionKey = Key<'DecisionDefinition'>;
export type DecisionRequirementsKey = Key<'DecisionRequirements'>;
export type DecisionInstanceKey = Key<'DecisionInstance'>;
export type DeploymentKey = Key<'Deployment'>;
