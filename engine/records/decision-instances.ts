import type {
  DecisionInstanceKey,
  DecisionKey,
  DecisionRequirementsKey,
  ElementInstanceKey,
  Key,
  ProcessDefinitionKey,
  ProcessInstanceKey
} from './keys.ts';
import type { Instant, JsonText } from './values.ts';

export interface EvaluatedInput {
  inputId: string;
  inputName: string | null;
  inputValue: JsonText;
}

export interface MatchedRule {
  ruleId: string;
  ruleIndex: number;
  evaluatedOutputs: { outputId: string; outputName: string; outputValue: JsonText }[];
}

/** One decision evaluated once; those that it required come as records of their own under one evaluation key. */
export interface DecisionInstanceRecord {
  key: DecisionInstanceKey;
  decisionEvaluationKey: Key<'DecisionEvaluation'>;
  /** Place within the evaluation, from 1. The instance id is `<decisionEvaluationKey>-<index>`. */
  index: number;
  state: 'EVALUATED' | 'FAILED';
  evaluationFailure: string | null;
  evaluationDate: Instant;
  decisionDefinitionKey: DecisionKey;
  decisionDefinitionId: string;
  decisionDefinitionName: string | null;
  decisionDefinitionVersion: number;
  decisionDefinitionType: 'DECISION_TABLE' | 'LITERAL_EXPRESSION' | 'UNKNOWN' | 'UNSPECIFIED';
  decisionRequirementsKey: DecisionRequirementsKey;
  result: JsonText;
  evaluatedInputs: EvaluatedInput[];
  matchedRules: MatchedRule[];
  processInstanceKey: ProcessInstanceKey | null;
  processDefinitionKey: ProcessDefinitionKey | null;
  elementInstanceKey: ElementInstanceKey | null;
  tenantId: string;
}
