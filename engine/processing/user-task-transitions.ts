/** Changes of a user task: done at once, or when the listeners of their event have agreed one after the other. */
import { Failure } from '../feel/failure.ts';
import type { JobDefinition } from '../model/executable.ts';
import type {
  ListenerEventType,
  UserTaskChanges,
  UserTaskEvent,
  UserTaskRecord,
  UserTaskState,
  UserTaskTransition
} from '../records.ts';
import { accept, refuse } from '../refusal.ts';
import type { Scope } from '../state/scope.ts';
import { raiseIncident } from './incidents.ts';
import { takeVariables, textEntries } from './mappings.ts';
import { createJob, evaluateJob } from './new-job.ts';
import type { Processing } from './processing.ts';
import { taskHeaders } from './task-listeners.ts';
import { beginCompleting } from './begin-completing.ts';

type Change = Pick<UserTaskTransition, 'event' | 'action'> & Partial<UserTaskTransition>;

const underWay: Record<UserTaskEvent, UserTaskState & ListenerEventType> = {
  creating: 'CREATING',
  assigning: 'ASSIGNING',
  updating: 'UPDATING',
  completing: 'COMPLETING',
  canceling: 'CANCELING'
};

/** Whether a user task has listeners of an event. */
export function hasTaskListeners(scope: Scope, event: UserTaskEvent): boolean {
  return listenersOf(scope, event).length > 0;
}

function listenersOf(scope: Scope, event: UserTaskEvent): JobDefinition[] {
  return scope.element.userTask?.listeners[event] ?? [];
}

/** Begins a change of the open user task; it is done when this returns, unless listeners have to be asked. */
export function changeTask(p: Processing, scope: Scope, task: UserTaskRecord, change: Change): void {
  task.transition = { index: 0, changes: {}, assignee: null, variables: null, local: false, ...change };
  proceed(p, scope, task, task.transition);
}

/** Asks the listeners of a change again, from the first, after an incident. */
export function retryTransition(p: Processing, scope: Scope, task: UserTaskRecord): void {
  if (!task.transition) return;
  task.transition.index = 0;
  proceed(p, scope, task, task.transition);
}

/** A listener has agreed, with corrections. */
export function listenerAgreed(
  p: Processing,
  scope: Scope,
  task: UserTaskRecord,
  corrections: UserTaskChanges
): void {
  if (!task.transition) return;
  Object.assign(task.transition.changes, corrections);
  task.transition.index += 1;
  proceed(p, scope, task, task.transition);
}

/** A listener has denied the change: the task stays as it was. */
export function listenerDenied(p: Processing, task: UserTaskRecord, reason: string | undefined): void {
  const event = task.transition?.event ?? '';
  task.transition = null;
  task.state = 'CREATED';
  p.state.userTasks.changed(task);
  const why = reason ? ` Reason to deny: '${reason}'` : '';
  p.replies.give(
    task.key,
    refuse(
      'INVALID_STATE',
      `${event} the user task with key '${task.key}' was denied by a task listener.${why}`
    )
  );
}

function proceed(p: Processing, scope: Scope, task: UserTaskRecord, transition: UserTaskTransition): void {
  const definition = listenersOf(scope, transition.event)[transition.index];
  if (!definition) {
    task.transition = null;
    task.state = 'CREATED';
    finish[transition.event](p, scope, task, transition);
    p.replies.give(task.key, accept(null));
    return;
  }
  task.state = underWay[transition.event];
  p.state.userTasks.changed(task);
  const evaluated = evaluateJob(p, scope, definition);
  if (evaluated instanceof Failure) {
    raiseIncident(p, scope, evaluated);
    return;
  }
  const headers = { ...taskHeaders(task, transition), ...definition.headers };
  createJob(p, scope, evaluated, headers, { kind: 'TASK_LISTENER', listenerEventType: task.state });
}

type Finish = (p: Processing, scope: Scope, task: UserTaskRecord, transition: UserTaskTransition) => void;

const finish: Record<UserTaskEvent, Finish> = {
  creating(p, scope, task, { changes, assignee }) {
    Object.assign(task, changes);
    p.state.userTasks.changed(task);
    if (assignee !== null)
      changeTask(p, scope, task, { event: 'assigning', action: task.action, changes: { assignee } });
  },
  assigning: apply,
  updating(p, scope, task, transition) {
    for (const [name, value] of textEntries(transition.variables)) {
      if (transition.local) p.state.variables.set(scope, name, value);
      else p.state.variables.propagate(scope, name, value);
    }
    apply(p, scope, task, transition);
  },
  completing(p, scope, task, { changes, action, variables }) {
    Object.assign(task, changes, { action });
    close(p, scope, task, 'COMPLETED');
    takeVariables(p, scope, textEntries(variables));
    beginCompleting(p, scope);
  },
  canceling(p, scope, task, { changes }) {
    Object.assign(task, changes);
    close(p, scope, task, 'CANCELED');
    p.push('settle', scope);
  }
};

function apply(p: Processing, _: Scope, task: UserTaskRecord, { changes, action }: UserTaskTransition): void {
  Object.assign(task, changes, { action });
  p.state.userTasks.changed(task);
}

function close(p: Processing, scope: Scope, task: UserTaskRecord, state: 'COMPLETED' | 'CANCELED'): void {
  task.state = state;
  task.completionDate = p.now();
  p.state.userTasks.closed(task);
  scope.userTask = null;
}

/** Cancels the user task of an element instance that is being ended, after its canceling listeners. */
export function cancelTask(p: Processing, scope: Scope, task: UserTaskRecord): void {
  p.replies.give(task.key, refuse('INVALID_STATE', `The user task with key '${task.key}' was canceled.`));
  changeTask(p, scope, task, { event: 'canceling', action: 'cancel' });
}
