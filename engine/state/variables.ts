import type { JsonText, VariableRecord } from '../records.ts';
import type { ChangeLog } from './change-log.ts';
import type { Conditions } from './conditions.ts';
import type { Keys } from './keys.ts';
import type { Scope } from './scope.ts';
import { isWanted, type WantedNames } from './wanted-names.ts';

/** Variables of active scopes. Values are kept as JSON text and parsed when they are read. */
export class Variables {
  readonly #log: ChangeLog;
  readonly #keys: Keys;
  readonly #conditions: Conditions;

  constructor(log: ChangeLog, keys: Keys, conditions: Conditions) {
    this.#log = log;
    this.#keys = keys;
    this.#conditions = conditions;
  }

  loaded(scope: Scope, record: VariableRecord): void {
    (scope.variables ??= new Map()).set(record.name, record);
  }

  /** Sets a variable in exactly this scope. */
  set(scope: Scope, name: string, value: JsonText): void {
    const known = scope.variables?.get(name);
    if (known) {
      if (known.value === value) return;
      known.value = value;
      this.#log.updated('variable', known);
      this.#conditions.variableChanged(scope, name, 'update');
      return;
    }
    const root = scope.root.record;
    const record: VariableRecord = {
      key: this.#keys.next(),
      name,
      value,
      scopeKey: scope.key,
      processInstanceKey: root.key,
      processDefinitionKey: root.processDefinitionKey,
      tenantId: root.tenantId
    };
    this.loaded(scope, record);
    this.#log.inserted('variable', record);
    this.#conditions.variableChanged(scope, name, 'create');
  }

  /** All variables of a scope belong to another definition now. */
  migrated(scope: Scope, processDefinitionKey: string): void {
    for (const record of this.local(scope)) {
      record.processDefinitionKey = processDefinitionKey;
      this.#log.updated('variable', record);
    }
  }

  /**
   * Sets a variable where it is already known, looking outward from `scope`, else in the process instance. As in Zeebe, a scope that
   * has this very value is passed over.
   */
  propagate(scope: Scope, name: string, value: JsonText): void {
    let target = scope;
    const isFor = ({ variables }: Scope) => {
      const known = variables?.get(name);
      return known !== undefined && known.value !== value;
    };
    while (!isFor(target) && target.parent) target = target.parent;
    this.set(target, name, value);
  }

  /** The variable as seen from a scope. */
  find(scope: Scope, name: string): VariableRecord | undefined {
    for (let at: Scope | null = scope; at; at = at.parent) {
      const record = at.variables?.get(name);
      if (record) return record;
    }
    return undefined;
  }

  /** Its value as seen from a scope; `undefined` when there is none. */
  read(scope: Scope, name: string): unknown {
    const record = this.find(scope, name);
    return record ? JSON.parse(record.value) : undefined;
  }

  /** All variables as seen from a scope, inner ones first; only those of `names` when there are some. */
  visible(scope: Scope, names: WantedNames): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    for (let at: Scope | null = scope; at; at = at.parent) {
      for (const [name, record] of at.variables ?? []) {
        if (Object.hasOwn(found, name)) continue;
        if (isWanted(names, name)) define(found, name, JSON.parse(record.value));
      }
    }
    return found;
  }

  /** The variables of this scope alone. */
  local(scope: Scope): VariableRecord[] {
    return [...(scope.variables?.values() ?? [])];
  }
}

/** Sets a property of any name, `__proto__` too. */
function define(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true });
  else target[name] = value;
}
