import type { EvaluatedDecision } from '../commands.ts';
import type { Evaluation } from '../dmn/evaluator.ts';
import type { ExecutableDecision } from '../dmn/executable.ts';
import type { Lookup } from '../feel/expression.ts';
import type { DecisionInstanceRecord, Key } from '../records.ts';
import type { DeployedDecision } from '../state/definitions.ts';
import type { Scope } from '../state/scope.ts';
import type { Processing } from './processing.ts';

/** Evaluates a decision and notes each decision evaluated on the way; `scope` is the business rule task, if one asks. */
export function evaluateDecision(
  p: Processing,
  called: DeployedDecision,
  lookup: Lookup,
  scope: Scope | null
): EvaluatedDecision {
  const result = p.decisions.evaluate(called.executable, called.record.decisionDefinitionId, lookup);
  const evaluationKey = p.state.keys.next<'DecisionEvaluation'>();
  const decisions = result.evaluations.map((evaluation, index) =>
    recordOf(p, called, scope, evaluation, evaluationKey, index + 1)
  );
  for (const record of decisions) p.state.log.inserted('decisionInstance', record);
  return {
    decisions,
    decisionRequirementsId: called.requirements.decisionRequirementsId,
    failedDecisionDefinitionId: result.failedDecisionId,
    failureMessage: result.failureMessage,
    output: result.output
  };
}

function recordOf(
  p: Processing,
  called: DeployedDecision,
  scope: Scope | null,
  { decision, failure, result, inputs, matched }: Evaluation,
  decisionEvaluationKey: Key<'DecisionEvaluation'>,
  index: number
): DecisionInstanceRecord {
  const deployed = p.state.definitions.decisions
    .versionsOf(decision.id)
    .find((item) => item.record.decisionRequirementsKey === called.requirements.key);
  const root = scope?.root.record ?? null;
  return {
    key: p.state.keys.next(),
    decisionEvaluationKey,
    index,
    state: failure === null ? 'EVALUATED' : 'FAILED',
    evaluationFailure: failure,
    evaluationDate: p.now(),
    decisionDefinitionKey: (deployed ?? called).record.key,
    decisionDefinitionId: decision.id,
    decisionDefinitionName: decision.name,
    decisionDefinitionVersion: (deployed ?? called).record.version,
    decisionDefinitionType: typeOf(decision),
    decisionRequirementsKey: called.requirements.key,
    result,
    evaluatedInputs: inputs,
    matchedRules: matched,
    processInstanceKey: root?.key ?? null,
    processDefinitionKey: root?.processDefinitionKey ?? null,
    elementInstanceKey: scope?.elementRecord.key ?? null,
    tenantId: called.record.tenantId
  };
}

/** For boxed logic the API has no word of its own. */
function typeOf({ table, literal }: ExecutableDecision): DecisionInstanceRecord['decisionDefinitionType'] {
  if (table) return 'DECISION_TABLE';
  return literal ? 'LITERAL_EXPRESSION' : 'UNKNOWN';
}
