import type {
  DecisionDefinitionRecord,
  DecisionInstanceRecord,
  DecisionRequirementsRecord
} from '../../records.ts';
import { instant, integer, key, text, word } from '../filters.ts';
import { isoTime, orAbsent } from '../present.ts';
import type { SearchSpec } from '../search-spec.ts';
import { latestVersion } from './process-definition.ts';

/** A decision definition as the API answers with it. */
export function decisionDefinitionItem(decision: DecisionDefinitionRecord): object {
  return {
    decisionDefinitionKey: decision.key,
    decisionDefinitionId: decision.decisionDefinitionId,
    name: orAbsent(decision.name),
    version: decision.version,
    decisionRequirementsId: decision.decisionRequirementsId,
    decisionRequirementsKey: decision.decisionRequirementsKey,
    tenantId: decision.tenantId
  };
}

/** `POST /decision-definitions/search` */
export const decisionDefinitionSearch: SearchSpec<'decisionDefinition'> = {
  kind: 'decisionDefinition',
  filters: {
    decisionDefinitionId: text('decisionDefinitionId'),
    name: text('name'),
    isLatestVersion: latestVersion('decisionDefinitionId'),
    version: integer('version'),
    decisionRequirementsId: text('decisionRequirementsId'),
    tenantId: text('tenantId'),
    decisionDefinitionKey: key('key'),
    decisionRequirementsKey: key('decisionRequirementsKey')
  },
  sort: {
    decisionDefinitionKey: 'key',
    decisionDefinitionId: 'decisionDefinitionId',
    name: 'name',
    version: 'version',
    decisionRequirementsId: 'decisionRequirementsId',
    decisionRequirementsKey: 'decisionRequirementsKey',
    tenantId: 'tenantId'
  },
  toItem: decisionDefinitionItem
};

/** Decision requirements as the API answers with them. */
export function decisionRequirementsItem(requirements: DecisionRequirementsRecord): object {
  return {
    decisionRequirementsKey: requirements.key,
    decisionRequirementsId: requirements.decisionRequirementsId,
    decisionRequirementsName: orAbsent(requirements.name),
    version: requirements.version,
    resourceName: requirements.resourceName,
    tenantId: requirements.tenantId
  };
}

/** `POST /decision-requirements/search` */
export const decisionRequirementsSearch: SearchSpec<'decisionRequirements'> = {
  kind: 'decisionRequirements',
  filters: {
    decisionRequirementsName: text('name'),
    version: integer('version'),
    decisionRequirementsId: text('decisionRequirementsId'),
    tenantId: text('tenantId'),
    decisionRequirementsKey: key('key'),
    resourceName: text('resourceName')
  },
  sort: {
    decisionRequirementsKey: 'key',
    decisionRequirementsName: 'name',
    version: 'version',
    decisionRequirementsId: 'decisionRequirementsId',
    tenantId: 'tenantId'
  },
  toItem: decisionRequirementsItem
};

/** An evaluated decision as the API lists it. */
export function decisionInstanceItem(instance: DecisionInstanceRecord): object {
  return {
    decisionEvaluationInstanceKey: instance.key,
    decisionEvaluationKey: instance.decisionEvaluationKey,
    state: instance.state,
    evaluationDate: isoTime(instance.evaluationDate),
    evaluationFailure: orAbsent(instance.evaluationFailure),
    decisionDefinitionId: instance.decisionDefinitionId,
    decisionDefinitionName: instance.decisionDefinitionName ?? instance.decisionDefinitionId,
    decisionDefinitionVersion: instance.decisionDefinitionVersion,
    decisionDefinitionType: instance.decisionDefinitionType,
    decisionDefinitionKey: instance.decisionDefinitionKey,
    result: instance.result,
    processInstanceKey: orAbsent(instance.processInstanceKey),
    processDefinitionKey: orAbsent(instance.processDefinitionKey),
    elementInstanceKey: orAbsent(instance.elementInstanceKey),
    tenantId: instance.tenantId
  };
}

/** An evaluated decision with its inputs and the rules that matched. */
export function decisionInstanceDetail(instance: DecisionInstanceRecord): object {
  return { ...decisionInstanceItem(instance), ...evaluationDetail(instance) };
}

/** Inputs and matched rules; unnamed inputs go by their id. */
export function evaluationDetail(instance: DecisionInstanceRecord): object {
  return {
    evaluatedInputs: instance.evaluatedInputs.map((input) => ({
      ...input,
      inputName: input.inputName ?? input.inputId
    })),
    matchedRules: instance.matchedRules
  };
}

/** `POST /decision-instances/search` */
export const decisionInstanceSearch: SearchSpec<'decisionInstance'> = {
  kind: 'decisionInstance',
  filters: {
    decisionEvaluationInstanceKey: key('key'),
    decisionEvaluationKey: key('decisionEvaluationKey'),
    state: word('state', 'EVALUATED FAILED UNKNOWN UNSPECIFIED'),
    evaluationFailure: text('evaluationFailure'),
    evaluationDate: instant('evaluationDate'),
    decisionDefinitionId: text('decisionDefinitionId'),
    decisionDefinitionName: text('decisionDefinitionName'),
    decisionDefinitionVersion: integer('decisionDefinitionVersion'),
    decisionDefinitionType: word(
      'decisionDefinitionType',
      'DECISION_TABLE LITERAL_EXPRESSION UNKNOWN UNSPECIFIED'
    ),
    decisionDefinitionKey: key('decisionDefinitionKey'),
    processDefinitionKey: key('processDefinitionKey'),
    processInstanceKey: key('processInstanceKey'),
    elementInstanceKey: key('elementInstanceKey'),
    tenantId: text('tenantId')
  },
  sort: {
    decisionDefinitionId: 'decisionDefinitionId',
    decisionDefinitionKey: 'decisionDefinitionKey',
    decisionDefinitionName: 'decisionDefinitionName',
    decisionDefinitionType: 'decisionDefinitionType',
    decisionDefinitionVersion: 'decisionDefinitionVersion',
    decisionEvaluationInstanceKey: 'key',
    decisionEvaluationKey: 'decisionEvaluationKey',
    elementInstanceKey: 'elementInstanceKey',
    evaluationDate: 'evaluationDate',
    evaluationFailure: 'evaluationFailure',
    processDefinitionKey: 'processDefinitionKey',
    processInstanceKey: 'processInstanceKey',
    state: 'state',
    tenantId: 'tenantId'
  },
  toItem: decisionInstanceItem
};
