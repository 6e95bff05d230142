import type { MigrateProcessInstance } from '../../commands/modification.ts';
import { Failure } from '../../feel/failure.ts';
import type { ExecutableElement } from '../../model/executable.ts';
import type { Compensable } from '../../records.ts';
import type { Refusal, RefusalCode, Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import type { DeployedProcess } from '../../state/definitions.ts';
import type { ProcessScope, Scope } from '../../state/scope.ts';
import { evaluateWaits, eventsOf, type Wait } from '../catch-events.ts';
import { inside } from '../inside.ts';
import type { Processing } from '../processing.ts';
import { difference } from './difference.ts';

/** How one active scope goes on. */
export interface ScopeMigration {
  scope: Scope;
  element: ExecutableElement;
  /** Events that go on being waited for: id → id in the target. The others are no longer waited for. */
  kept: ReadonlyMap<string, string>;
  /** Events that are waited for from now on. */
  opened: Wait[];
}

class Objection extends Error {
  readonly refusal: Refusal;

  constructor(code: RefusalCode, key: string, why: string) {
    super(why);
    this.refusal = refuse(code, `Expected to migrate process instance '${key}' but ${why}`).refusal;
  }
}

/** Holds a migration against the instance as it is; changes nothing. The process instance itself comes first. */
export function planMigration(
  p: Processing,
  root: ProcessScope,
  target: DeployedProcess,
  command: MigrateProcessInstance
): Result<ScopeMigration[]> {
  try {
    return accept(new Plan(p, root, target, readMappings(root, target, command)).scopes());
  } catch (error) {
    if (error instanceof Objection) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function readMappings(
  root: ProcessScope,
  target: DeployedProcess,
  { mappings }: MigrateProcessInstance
): Map<string, string> {
  const mapping = new Map<string, string>();
  const wrong = (why: string) => new Objection('INVALID_ARGUMENT', root.key, why);
  const exist = (side: string) =>
    `Elements provided in mapping instructions must exist in the ${side} process definition.`;
  for (const { sourceElementId, targetElementId } of mappings) {
    if (mapping.has(sourceElementId))
      throw wrong(`mapping instructions contain duplicate source element ids '[${sourceElementId}]'.`);
    if (!root.process.executable.elements.has(sourceElementId))
      throw wrong(
        `mapping instructions contain a non-existing source element id '${sourceElementId}'. ${exist('source')}`
      );
    if (!target.executable.elements.has(targetElementId))
      throw wrong(
        `mapping instructions contain a non-existing target element id '${targetElementId}'. ${exist('target')}`
      );
    mapping.set(sourceElementId, targetElementId);
  }
  return mapping;
}

class Plan {
  constructor(
    private readonly p: Processing,
    private readonly root: ProcessScope,
    private readonly target: DeployedProcess,
    private readonly mapping: ReadonlyMap<string, string>
  ) {}

  scopes(): ScopeMigration[] {
    const all: Scope[] = [this.root, ...inside(this.root)];
    this.#mustWait(all);
    return all.map((scope) => this.#migration(scope));
  }

  #against(why: string): Objection {
    return new Objection('INVALID_STATE', this.root.key, why);
  }

  /** Nothing may be on its way: neither a step of the engine nor a trigger. */
  #mustWait(all: readonly Scope[]): void {
    const keys = new Set(all.map(({ key }) => key));
    const moving = this.p.openSteps().some(({ key }) => keys.has(key));
    const between = all.some(
      ({ record }) => record.incidentKey === null && (record.phase !== 'ACTIVATED' || record.pendingTrigger)
    );
    if (moving || between)
      throw this.#against(
        'it is not in a wait state: an element is being entered, left or terminated. Try again.'
      );
  }

  #migration(scope: Scope): ScopeMigration {
    const element = scope === this.root ? this.target.executable.root : this.#targetOf(scope);
    this.#checkJoins(scope, element);
    this.#checkCompensable(scope.record.compensable ?? []);
    const kept = this.#keptEvents(scope, element);
    if (scope.record.phase !== 'ACTIVATED') return { scope, element, kept, opened: [] };
    const staying = new Set(kept.values());
    const fresh = eventsOf(scope, element).filter(({ id }) => !staying.has(id));
    const opened = evaluateWaits(this.p, scope, fresh);
    if (opened instanceof Failure) throw this.#against(`an event cannot be subscribed to: ${opened.message}`);
    return { scope, element, kept, opened };
  }

  #targetOf(scope: Scope): ExecutableElement {
    const { id } = scope.element;
    const element = this.target.executable.elements.get(this.mapping.get(id) ?? '');
    if (!element) {
      throw this.#against(
        `no mapping instruction defined for active element with id '${id}'. Elements cannot be migrated without a mapping.`
      );
    }
    const why = difference(scope, element);
    if (why !== null) throw this.#against(`active element with id '${id}' ${why}`);
    this.#checkFlowScope(scope, element);
    return element;
  }

  #checkFlowScope({ element: { id, scope } }: Scope, element: ExecutableElement): void {
    const expected = scope?.scope ? this.mapping.get(scope.id) : this.target.executable.root.id;
    if (element.scope?.id === expected) return;
    throw this.#against(
      `the flow scope of active element with id '${id}' is changed. The flow scope of the active element is expected to be '${expected ?? ''}' but was '${element.scope?.id ?? ''}'. The flow scope of an element cannot be changed during migration yet.`
    );
  }

  /** Tokens that wait at a joining gateway go on waiting at the gateway it is mapped to. */
  #checkJoins(scope: Scope, container: ExecutableElement): void {
    for (const [id, tokens] of Object.entries(scope.record.joins ?? {})) {
      const gateway = this.target.executable.elements.get(this.mapping.get(id) ?? '');
      const type = this.root.process.executable.elements.get(id)?.type;
      if (!gateway || gateway.type !== type || gateway.scope !== container)
        throw this.#against(
          `no mapping instruction to a gateway of the same type is defined for joining gateway with id '${id}', where sequence flows have been taken.`
        );
      const lost = Object.keys(tokens).find((flow) => !gateway.incoming.includes(flow));
      if (lost !== undefined)
        throw this.#against(
          `joining gateway with id '${gateway.id}' has no incoming sequence flow with id '${lost}', which has been taken to gateway '${id}'.`
        );
    }
  }

  /** A completed activity that can be compensated goes on being so: by the handler of the activity that it is mapped to. */
  #checkCompensable(compensable: readonly Compensable[]): void {
    for (const { elementId, handled, inner } of compensable) {
      const goal = this.target.executable.elements.get(this.mapping.get(elementId) ?? '');
      const has = goal?.boundaries.some(({ event }) => event === 'compensation');
      if (!goal || (handled && !has))
        throw this.#against(
          `completed element with id '${elementId}' can be compensated but is not mapped to an element that can be.`
        );
      this.#checkCompensable(inner ?? []);
    }
  }

  #keptEvents(scope: Scope, element: ExecutableElement): Map<string, string> {
    const waiting = new Set(eventsOf(scope, element).map(({ id }) => id));
    const kept = new Map<string, string>();
    const taken = new Map<string, string>();
    for (const event of eventsOf(scope)) {
      const id = event === scope.element ? element.id : this.mapping.get(event.id);
      const goal = this.target.executable.elements.get(id ?? '');
      if (!goal) continue;
      const before = taken.get(goal.id);
      if (before !== undefined)
        throw this.#against(
          `active element with id '${scope.element.id}' has catch events with ids '${before}' and '${event.id}' that are both mapped to a catch event with id '${goal.id}'. Catch events cannot be merged by process instance migration.`
        );
      if (goal.event !== event.event || goal.type !== event.type)
        throw this.#against(
          `active element with id '${scope.element.id}' has a catch event with id '${event.id}' that is mapped to an element with id '${goal.id}' of another type or event type.`
        );
      if (!waiting.has(goal.id))
        throw this.#against(
          `active element with id '${scope.element.id}' has a catch event with id '${event.id}' that is mapped to a catch event with id '${goal.id}' that is attached to another element.`
        );
      taken.set(goal.id, event.id);
      kept.set(event.id, goal.id);
    }
    return kept;
  }
}
