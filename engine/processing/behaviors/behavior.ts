import type { Failure } from '../../feel/failure.ts';
import type { Scope } from '../../state/scope.ts';
import type { Processing } from '../processing.ts';

/** What one kind of element does. A failure becomes an incident; the step is taken again when it is resolved. */
export interface ElementBehavior {
  /** Comes before all else, start listeners too; again where the step is taken again before any of them was asked. */
  begin?(p: Processing, scope: Scope): void;
  /** Enters the element: leaves its phase ACTIVATING, and may begin to complete at once. */
  activate(p: Processing, scope: Scope): Failure | undefined;
  /** Leaves the element: applies what it has produced and goes on. */
  complete(p: Processing, scope: Scope): Failure | undefined;
  /** For scopes: a child has ended. */
  settle?(p: Processing, scope: Scope): void;
}
