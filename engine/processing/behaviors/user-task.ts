import { evaluateInteger, evaluateText, evaluateTexts, type Expression } from '../../feel/expression.ts';
import { Failure } from '../../feel/failure.ts';
import type { UserTaskDefinition } from '../../model/executable.ts';
import type { UserTaskRecord } from '../../records.ts';
import type { Scope } from '../../state/scope.ts';
import { findForm } from '../find-called.ts';
import type { Processing } from '../processing.ts';
import { evaluateDateTime } from '../evaluate-date-time.ts';
import { keptText } from '../../model/date-time.ts';
import { defaultPriority } from '../user-task-changes.ts';
import { changeTask, hasTaskListeners } from '../user-task-transitions.ts';
import type { ElementBehavior } from './behavior.ts';
import { activated, completeWithOutputs, enterWith } from './common.ts';

type Evaluated = Pick<
  UserTaskRecord,
  | 'assignee'
  | 'candidateGroups'
  | 'candidateUsers'
  | 'dueDate'
  | 'followUpDate'
  | 'priority'
  | 'formKey'
  | 'externalFormReference'
>;

/** User tasks of the engine's own (`zeebe:userTask`). */
export const userTask: ElementBehavior = {
  activate(p, scope) {
    const definition = scope.element.userTask;
    if (!definition) return undefined;
    return enterWith(
      p,
      scope,
      () => evaluateTask(p, scope, definition),
      (evaluated) => {
        activated(p, scope);
        const asked = hasTaskListeners(scope, 'creating') || hasTaskListeners(scope, 'assigning');
        const task = newTask(
          p,
          scope,
          asked ? { ...evaluated, assignee: null } : evaluated,
          definition.headers
        );
        scope.userTask = task;
        p.state.userTasks.created(task);
        if (asked)
          changeTask(p, scope, task, {
            event: 'creating',
            action: task.action,
            assignee: evaluated.assignee
          });
      }
    );
  },
  complete: completeWithOutputs
};

/** Evaluates attributes one by one; the first failure counts. */
class Reader {
  failure: Failure | null = null;
  readonly #p: Processing;
  readonly #scope: Scope;

  constructor(p: Processing, scope: Scope) {
    this.#p = p;
    this.#scope = scope;
  }

  texts(expression: Expression | null): string[] {
    return this.#kept(expression && evaluateTexts(expression, this.#p.lookup(this.#scope)), []);
  }

  text(expression: Expression | null): string | null {
    if (!expression) return null;
    return this.#kept(evaluateText(expression, this.#p.lookup(this.#scope)), null) || null;
  }

  dateTime(expression: Expression | null): string | null {
    if (!expression) return null;
    return this.#kept(evaluateDateTime(expression, this.#p.lookup(this.#scope), keptText), null);
  }

  priority(expression: Expression | null): number {
    if (!expression) return defaultPriority;
    const value = this.#kept(evaluateInteger(expression, this.#p.lookup(this.#scope)), defaultPriority);
    if (value >= 0 && value <= 100) return value;
    this.failure ??= new Failure(
      'EXTRACT_VALUE_ERROR',
      `Expected priority to be in the range [0,100] but was '${value}'.`
    );
    return defaultPriority;
  }

  keep<Value>(value: Value | Failure, otherwise: Value): Value {
    return this.#kept(value, otherwise) as Value;
  }

  #kept<Value, Other>(value: Value, otherwise: Other): Exclude<Value, Failure | null> | Other {
    if (value instanceof Failure) this.failure ??= value;
    return value instanceof Failure || value === null ? otherwise : (value as Exclude<Value, Failure | null>);
  }
}

function evaluateTask(p: Processing, scope: Scope, definition: UserTaskDefinition): Evaluated | Failure {
  const reader = new Reader(p, scope);
  const formId = reader.text(definition.formId);
  const evaluated: Evaluated = {
    assignee: reader.text(definition.assignee),
    candidateGroups: reader.texts(definition.candidateGroups),
    candidateUsers: reader.texts(definition.candidateUsers),
    dueDate: reader.dateTime(definition.dueDate),
    followUpDate: reader.dateTime(definition.followUpDate),
    priority: reader.priority(definition.priority),
    formKey: null,
    externalFormReference: reader.text(definition.externalFormReference)
  };
  if (reader.failure) return reader.failure;
  if (formId === null) return evaluated;
  const formKey = findForm(p, scope, {
    id: formId,
    binding: definition.formBinding,
    versionTag: definition.formVersionTag
  });
  return formKey instanceof Failure ? formKey : { ...evaluated, formKey };
}

function newTask(
  p: Processing,
  scope: Scope,
  evaluated: Evaluated,
  customHeaders: Record<string, string>
): UserTaskRecord {
  const root = scope.root.record;
  return {
    key: p.state.keys.next(),
    name: scope.element.name ?? scope.element.id,
    state: 'CREATED',
    transition: null,
    ...evaluated,
    customHeaders,
    action: 'create',
    elementId: scope.element.id,
    elementInstanceKey: scope.elementRecord.key,
    processInstanceKey: root.key,
    processDefinitionKey: root.processDefinitionKey,
    processDefinitionId: root.processDefinitionId,
    processDefinitionVersion: root.processDefinitionVersion,
    processName: root.processDefinitionName,
    creationDate: p.now(),
    completionDate: null,
    tenantId: root.tenantId
  };
}
