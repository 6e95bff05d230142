import type { EvaluatedDecision } from '../../commands.ts';
import {
  decisionDefinitionItem,
  decisionDefinitionSearch,
  decisionInstanceDetail,
  decisionInstanceSearch,
  decisionRequirementsItem,
  decisionRequirementsSearch,
  evaluationDetail
} from '../../query/specs/decision.ts';
import type { DecisionInstanceRecord } from '../../records.ts';
import type { Condition } from '../../ports.ts';
import type { JsonObject } from '../json-body.ts';
import { json, text } from '../answer.ts';
import { onlyTenant } from '../only-tenant.ts';
import { optionalKey, optionalText, requireOneOf } from '../read.ts';
import { optionalVariables } from '../read-variables.ts';
import type { Gateway, Handler, Route } from '../route.ts';
import { find, search, submit } from '../run.ts';

const XML = 'text/xml; charset=utf-8';

/** The API wants an id here even when nothing failed, and its schema refuses the empty one. */
const NONE_FAILED = '-';

type Asked = Omit<DecisionInstanceRecord, 'index' | 'state'>;

function evaluatedItem(instance: DecisionInstanceRecord): object {
  return {
    decisionDefinitionId: instance.decisionDefinitionId,
    decisionDefinitionName: instance.decisionDefinitionName ?? instance.decisionDefinitionId,
    decisionDefinitionVersion: instance.decisionDefinitionVersion,
    decisionDefinitionType: instance.decisionDefinitionType,
    decisionDefinitionKey: instance.decisionDefinitionKey,
    decisionEvaluationInstanceKey: instance.key,
    output: instance.result,
    tenantId: instance.tenantId,
    ...evaluationDetail(instance)
  };
}

function evaluationItem(evaluated: EvaluatedDecision, asked: Asked): object {
  return {
    decisionDefinitionId: asked.decisionDefinitionId,
    decisionDefinitionName: asked.decisionDefinitionName ?? asked.decisionDefinitionId,
    decisionDefinitionVersion: asked.decisionDefinitionVersion,
    decisionRequirementsId: evaluated.decisionRequirementsId,
    decisionRequirementsKey: asked.decisionRequirementsKey,
    decisionDefinitionKey: asked.decisionDefinitionKey,
    decisionInstanceKey: asked.key,
    decisionEvaluationKey: asked.decisionEvaluationKey,
    output: evaluated.output,
    failedDecisionDefinitionId: evaluated.failedDecisionDefinitionId ?? NONE_FAILED,
    failureMessage: evaluated.failureMessage ?? '',
    tenantId: asked.tenantId,
    evaluatedDecisions: evaluated.decisions.map(evaluatedItem)
  };
}

const evaluate: Handler = async (gateway, { body }) => {
  onlyTenant(body, 'Evaluate Decision');
  requireOneOf(body, ['decisionDefinitionId', 'decisionDefinitionKey']);
  const evaluated = await submit(gateway, {
    type: 'EvaluateDecision',
    decisionDefinitionKey: optionalKey(body, 'decisionDefinitionKey'),
    decisionDefinitionId: optionalText(body, 'decisionDefinitionId'),
    variables: optionalVariables(body)
  });
  return json(evaluationItem(evaluated, await askedFor(gateway, evaluated, body)));
};

/** The decision that was asked for: the last one evaluated, unless one that it requires failed before. */
async function askedFor(
  gateway: Gateway,
  { decisions }: EvaluatedDecision,
  body: JsonObject
): Promise<Asked> {
  const last = decisions.at(-1)!;
  const { decisionDefinitionKey: key, decisionDefinitionId: id } = body;
  if (last.decisionDefinitionKey === key || last.decisionDefinitionId === id) return last;
  const where: Condition[] = key
    ? [{ field: 'key', op: 'eq', value: String(key) }]
    : [
        { field: 'decisionDefinitionId', op: 'eq', value: String(id) },
        { latestVersionOf: 'decisionDefinitionId' }
      ];
  const { items } = await gateway.queries.search('decisionDefinition', { where, sort: [], limit: 1 });
  const asked = items[0]!;
  return {
    ...last,
    decisionDefinitionKey: asked.key,
    decisionDefinitionId: asked.decisionDefinitionId,
    decisionDefinitionName: asked.name,
    decisionDefinitionVersion: asked.version
  };
}

const getDefinition: Handler = async (gateway, { params }) =>
  json(decisionDefinitionItem(await find(gateway, 'decisionDefinition', params[0]!, 'decision definition')));

const definitionXml: Handler = async (gateway, { params }) => {
  const decision = await find(gateway, 'decisionDefinition', params[0]!, 'decision definition');
  const requirements = await find(
    gateway,
    'decisionRequirements',
    decision.decisionRequirementsKey,
    'decision requirements'
  );
  return text(requirements.resource, XML);
};

const getRequirements: Handler = async (gateway, { params }) =>
  json(
    decisionRequirementsItem(await find(gateway, 'decisionRequirements', params[0]!, 'decision requirements'))
  );

const requirementsXml: Handler = async (gateway, { params }) =>
  text((await find(gateway, 'decisionRequirements', params[0]!, 'decision requirements')).resource, XML);

const getInstance: Handler = async (gateway, { params }) =>
  json(decisionInstanceDetail(await find(gateway, 'decisionInstance', params[0]!, 'decision instance')));

const searchDefinitions: Handler = (gateway, request) => search(gateway, decisionDefinitionSearch, request);
const searchRequirements: Handler = (gateway, request) =>
  search(gateway, decisionRequirementsSearch, request);
const searchInstances: Handler = (gateway, request) => search(gateway, decisionInstanceSearch, request);

/** Decisions: evaluated, and looked at. */
export const decisionRoutes: readonly Route[] = [
  { method: 'POST', path: '/decision-definitions/evaluation', handle: evaluate },
  { method: 'POST', path: '/decision-definitions/search', handle: searchDefinitions },
  { method: 'GET', path: '/decision-definitions/{key}', handle: getDefinition },
  { method: 'GET', path: '/decision-definitions/{key}/xml', handle: definitionXml },
  { method: 'POST', path: '/decision-requirements/search', handle: searchRequirements },
  { method: 'GET', path: '/decision-requirements/{key}', handle: getRequirements },
  { method: 'GET', path: '/decision-requirements/{key}/xml', handle: requirementsXml },
  { method: 'POST', path: '/decision-instances/search', handle: searchInstances },
  { method: 'GET', path: '/decision-instances/{key}', handle: getInstance }
];
