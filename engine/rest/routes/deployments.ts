import type { Deployed } from '../../commands.ts';
import type {
  DecisionDefinitionRecord,
  DecisionRequirementsRecord,
  FormRecord,
  ProcessDefinitionRecord,
  ResourceRecord
} from '../../records.ts';
import { orAbsent } from '../../query/present.ts';
import { json } from '../answer.ts';
import { invalidArgument } from '../problem.ts';
import { onlyTenant } from '../only-tenant.ts';
import type { Handler, Route } from '../route.ts';
import { submit } from '../run.ts';

const MEGABYTE = 1024 * 1024;

const processEntry = (process: ProcessDefinitionRecord) => ({
  processDefinition: {
    processDefinitionId: process.processDefinitionId,
    processDefinitionVersion: process.version,
    resourceName: process.resourceName,
    tenantId: process.tenantId,
    processDefinitionKey: process.key
  }
});

const requirementsEntry = (requirements: DecisionRequirementsRecord) => ({
  decisionRequirements: {
    decisionRequirementsId: requirements.decisionRequirementsId,
    version: requirements.version,
    decisionRequirementsName: orAbsent(requirements.name),
    tenantId: requirements.tenantId,
    resourceName: requirements.resourceName,
    decisionRequirementsKey: requirements.key
  }
});

const decisionEntry = (decision: DecisionDefinitionRecord) => ({
  decisionDefinition: {
    decisionDefinitionId: decision.decisionDefinitionId,
    version: decision.version,
    name: orAbsent(decision.name),
    tenantId: decision.tenantId,
    decisionRequirementsId: decision.decisionRequirementsId,
    decisionDefinitionKey: decision.key,
    decisionRequirementsKey: decision.decisionRequirementsKey
  }
});

const formEntry = (form: FormRecord) => ({
  form: {
    formId: form.formId,
    version: form.version,
    resourceName: form.resourceName,
    tenantId: form.tenantId,
    formKey: form.key
  }
});

const resourceEntry = (resource: ResourceRecord) => ({
  resource: {
    resourceId: resource.resourceId,
    version: resource.version,
    versionTag: orAbsent(resource.versionTag),
    resourceName: resource.resourceName,
    tenantId: resource.tenantId,
    resourceKey: resource.key
  }
});

function deploymentItem(deployed: Deployed): object {
  return {
    deploymentKey: deployed.deploymentKey,
    tenantId: deployed.tenantId,
    deployments: [
      ...deployed.processes.map(processEntry),
      ...deployed.decisionRequirements.map(requirementsEntry),
      ...deployed.decisions.map(decisionEntry),
      ...deployed.forms.map(formEntry),
      ...deployed.resources.map(resourceEntry)
    ]
  };
}

/** Multipart: every part `resources` with a file name is a resource, the part `tenantId` names the tenant. */
const deploy: Handler = async (gateway, { parts }) => {
  const resources = parts
    .filter((part) => part.name === 'resources' && part.filename)
    .map((part) => ({ name: part.filename!, content: part.content }));
  if (resources.length === 0)
    throw invalidArgument('No resources provided: send each as a part "resources" with a file name.');
  const tenantId = parts.find((part) => part.name === 'tenantId')?.content.toString('utf8');
  onlyTenant({ tenantId }, 'Deploy Resources');
  return json(deploymentItem(await submit(gateway, { type: 'DeployResources', resources })));
};

/** Deployment of models, decisions and forms. */
export const deploymentRoutes: readonly Route[] = [
  { method: 'POST', path: '/deployments', handle: deploy, takes: 'multipart', most: 32 * MEGABYTE }
];
