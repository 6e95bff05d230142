import type {
  DecisionKey,
  DecisionRequirementsKey,
  DeploymentKey,
  FormKey,
  ProcessDefinitionKey,
  ResourceKey
} from './keys.ts';
import type { Instant } from './values.ts';

/** One deployed version of one process. The latest of a `processDefinitionId` has the highest version. */
export interface ProcessDefinitionRecord {
  key: ProcessDefinitionKey;
  processDefinitionId: string;
  name: string | null;
  version: number;
  versionTag: string | null;
  deploymentKey: DeploymentKey;
  resourceName: string;
  /** SHA-256 of the resource, hexadecimal: an unchanged resource keeps its version. */
  checksum: string;
  /** The BPMN XML. */
  resource: string;
  hasStartForm: boolean;
  deployedAt: Instant;
  tenantId: string;
}

export interface FormRecord {
  key: FormKey;
  formId: string;
  version: number;
  versionTag: string | null;
  deploymentKey: DeploymentKey;
  resourceName: string;
  checksum: string;
  /** The form's JSON schema, as deployed. */
  resource: string;
  deployedAt: Instant;
  tenantId: string;
}

/** A deployed file that jobs are given by `zeebe:linkedResource`, such as the script of a robot. */
export interface ResourceRecord {
  key: ResourceKey;
  resourceId: string;
  version: number;
  versionTag: string | null;
  deploymentKey: DeploymentKey;
  resourceName: string;
  checksum: string;
  /** The file's text. */
  resource: string;
  deployedAt: Instant;
  tenantId: string;
}

export interface DecisionRequirementsRecord {
  key: DecisionRequirementsKey;
  decisionRequirementsId: string;
  name: string | null;
  version: number;
  deploymentKey: DeploymentKey;
  resourceName: string;
  checksum: string;
  /** The DMN XML. */
  resource: string;
  deployedAt: Instant;
  tenantId: string;
}

export interface DecisionDefinitionRecord {
  key: DecisionKey;
  decisionDefinitionId: string;
  name: string | null;
  version: number;
  versionTag: string | null;
  decisionRequirementsKey: DecisionRequirementsKey;
  decisionRequirementsId: string;
  deploymentKey: DeploymentKey;
  deployedAt: Instant;
  tenantId: string;
}
