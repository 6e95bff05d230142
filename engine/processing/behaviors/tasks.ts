import { evaluateAny, evaluateText } from '../../feel/expression.ts';
import { Failure } from '../../feel/failure.ts';
import type { DecisionCall, ScriptDefinition } from '../../model/executable.ts';
import type { JsonText } from '../../records.ts';
import type { Scope } from '../../state/scope.ts';
import { takeVariables, textEntries } from '../mappings.ts';
import { findDecision } from '../find-called.ts';
import type { Processing } from '../processing.ts';
import { beginCompleting } from '../begin-completing.ts';
import { evaluateDecision } from '../evaluate-decision.ts';
import { variableText, withinSize } from '../variable-text.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated, completeWithOutputs, enterWith, passThrough, prepare } from './common.ts';

/** Manual and undefined tasks. */
export const plainTask: ElementBehavior = { activate: passThrough, complete: completeWithOutputs };

/** Receive tasks. */
export const receiveTask: ElementBehavior = {
  activate(p, scope) {
    const failure = prepare(p, scope);
    if (failure) return failure;
    activated(p, scope);
    return undefined;
  },
  complete: completeWithOutputs
};

/** Script tasks with a FEEL expression. */
export const scriptTask: ElementBehavior = {
  activate(p, scope) {
    const { script } = scope.element;
    if (!script) return undefined;
    return enterWith(
      p,
      scope,
      () => run(p, scope, script),
      (value) => answered(p, scope, script.resultVariable, value)
    );
  },
  complete: completeWithAnswer
};

function run(p: Processing, scope: Scope, script: ScriptDefinition): JsonText | Failure {
  const value = evaluateAny(script.expression, p.lookup(scope));
  return value instanceof Failure ? value : variableText(script.resultVariable, value);
}

/** Business rule tasks that call a decision. */
export const decisionTask: ElementBehavior = {
  activate(p, scope) {
    const { decision } = scope.element;
    if (!decision) return undefined;
    return enterWith(
      p,
      scope,
      () => decide(p, scope, decision),
      (output) => answered(p, scope, decision.resultVariable, output)
    );
  },
  complete: completeWithAnswer
};

/** An answer is kept until the task is left: what is entered before that does not see it. */
function answered(p: Processing, scope: Scope, name: string, value: JsonText): void {
  scope.record.pendingTrigger = {
    elementId: scope.element.id,
    variables: `{${JSON.stringify(name)}:${value}}`
  };
  beginCompleting(p, scope);
}

function completeWithAnswer(p: Processing, scope: Scope): Failure | undefined {
  const { pendingTrigger } = scope.record;
  if (pendingTrigger) takeVariables(p, scope, textEntries(pendingTrigger.variables));
  scope.record.pendingTrigger = null;
  return completeWithOutputs(p, scope);
}

function decide(p: Processing, scope: Scope, decision: DecisionCall): JsonText | Failure {
  const id = evaluateText(decision.id, p.lookup(scope));
  if (id instanceof Failure) return id;
  const called = findDecision(p, scope, decision, id);
  if (called instanceof Failure) return called;
  const { failureMessage, output } = evaluateDecision(p, called, p.lookup(scope), scope);
  if (failureMessage !== null) return new Failure('DECISION_EVALUATION_ERROR', failureMessage);
  return withinSize(decision.resultVariable, output);
}
