import type { ExecutableElement, VariableEvent } from '../model/executable.ts';
import type { Scope } from './scope.ts';

export interface VariableChange {
  scope: Scope;
  name: string;
  event: VariableEvent;
}

/** An event that has just begun to wait for its condition. */
export interface OpenedCondition {
  scope: Scope;
  event: ExecutableElement;
}

/**
 * What has happened since conditions were last looked at. Who waits for a condition needs no record: every active scope does whose
 * element has a conditional event, so it is known again after a restart.
 */
export class Conditions {
  #changes: VariableChange[] = [];
  #opened: OpenedCondition[] = [];

  variableChanged(scope: Scope, name: string, event: VariableEvent): void {
    if (scope.process.executable.waitsForConditions) this.#changes.push({ scope, name, event });
  }

  opened(scope: Scope, event: ExecutableElement): void {
    this.#opened.push({ scope, event });
  }

  get isEmpty(): boolean {
    return this.#changes.length === 0 && this.#opened.length === 0;
  }

  /** Takes out what has happened. */
  drain(): { changes: VariableChange[]; opened: OpenedCondition[] } {
    const drained = { changes: this.#changes, opened: this.#opened };
    this.#changes = [];
    this.#opened = [];
    return drained;
  }
}
