import type {
  ActivateInstruction,
  ChosenInstances,
  ModifyProcessInstance,
  MoveInstruction,
  VariableInstruction
} from '../../commands/modification.ts';
import type { ExecutableElement } from '../../model/executable.ts';
import type { Refusal, Result } from '../../refusal.ts';
import { accept, refuse } from '../../refusal.ts';
import type { ProcessScope, Scope } from '../../state/scope.ts';
import { containersOf, inside, instancesOf } from '../inside.ts';
import { placeOf, type Place } from './place.ts';

export interface Activation extends Place {
  element: ExecutableElement;
  variables: VariableInstruction[];
}

/** What a modification does, once nothing stands against it. */
export interface ModificationPlan {
  activations: Activation[];
  terminations: Set<Scope>;
}

/** Thrown within a plan by what stands against it. */
class Objection extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

function object(root: ProcessScope, what: string): Objection {
  const detail = `Expected to modify instance of process '${root.record.processDefinitionId}' but it contains one or more ${what}`;
  return new Objection(refuse('INVALID_ARGUMENT', detail).refusal);
}

/** Reads all instructions against the instance as it is; changes nothing. */
export function planModification(
  root: ProcessScope,
  command: ModifyProcessInstance
): Result<ModificationPlan> {
  try {
    const moves = command.move.flatMap((move) => planMove(root, move));
    return accept({
      activations: [
        ...command.activate.map((instruction) => planActivation(root, instruction)),
        ...moves.map(({ activation }) => activation)
      ],
      terminations: new Set([
        ...command.terminate.flatMap((chosen) => choose(root, chosen)),
        ...moves.map(({ source }) => source)
      ])
    });
  } catch (error) {
    if (error instanceof Objection) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

function choose(root: ProcessScope, chosen: ChosenInstances): Scope[] {
  if ('elementId' in chosen) {
    if (root.process.executable.elements.has(chosen.elementId)) return instancesOf(root, chosen.elementId);
    throw object(
      root,
      `terminate instructions with an element that could not be found: '${chosen.elementId}'`
    );
  }
  const { elementInstanceKey: key } = chosen;
  const found = key === root.key ? root : [...inside(root)].find((scope) => scope.key === key);
  if (found) return [found];
  throw object(root, `terminate instructions with an element instance that could not be found: '${key}'`);
}

function planMove(root: ProcessScope, move: MoveInstruction): { activation: Activation; source: Scope }[] {
  const { targetElementId: elementId, variableInstructions } = move;
  const target = findElement(root, elementId);
  return choose(root, move.source).map((source) => {
    const ancestorElementInstanceKey = ancestorOf(root, source, target, move.ancestor);
    return {
      source,
      activation: planActivation(root, { elementId, variableInstructions, ancestorElementInstanceKey })
    };
  });
}

function ancestorOf(
  root: ProcessScope,
  source: Scope,
  target: ExecutableElement,
  ancestor: MoveInstruction['ancestor']
): string {
  if (typeof ancestor === 'object') return ancestor.elementInstanceKey;
  if (ancestor === 'sourceParent') return (source.parent ?? root).key;
  const path = new Set(containersOf(target));
  let at = source.parent ?? root;
  while (at.parent && (!path.has(at.element) || at.isMultiInstanceBody)) at = at.parent;
  return at.key;
}

function planActivation(root: ProcessScope, instruction: ActivateInstruction): Activation {
  const element = findElement(root, instruction.elementId);
  const variables = instruction.variableInstructions ?? [];
  const scopes = new Set([root.element.id, element.id, ...containersOf(element).map(({ id }) => id)]);
  const outside = variables.find(({ scopeId }) => scopeId && !scopes.has(scopeId));
  if (outside) {
    throw object(
      root,
      `variable instructions with a scope element that doesn't belong to the activating element's flow scope: '${outside.scopeId}'`
    );
  }
  const place = placeOf(root, element, findAncestor(root, element, instruction.ancestorElementInstanceKey));
  if (!place.ok) throw new Objection(place.refusal);
  return { ...place.value, element, variables };
}

/** An inner instance of an ad-hoc sub-process comes with the element in it: by itself it would stay for ever. */
const neverActivated = new Set([
  'PROCESS',
  'START_EVENT',
  'BOUNDARY_EVENT',
  'AD_HOC_SUB_PROCESS_INNER_INSTANCE'
]);

function findElement(root: ProcessScope, id: string): ExecutableElement {
  const { elements } = root.process.executable;
  const element = elements.get(id);
  if (!element) throw object(root, `activate instructions with an element that could not be found: '${id}'`);
  if (neverActivated.has(element.type)) {
    throw object(
      root,
      `activate instructions for elements that are unsupported: '${id}'. The activation of elements with type '${element.type}' is not supported. Supported element types are all others.`
    );
  }
  for (const { type, outgoing } of elements.values()) {
    if (type === 'EVENT_BASED_GATEWAY' && outgoing.some(({ target }) => target === element)) {
      throw object(
        root,
        `activate instructions for elements that are unsupported: '${id}'. The activation of events belonging to an event-based gateway is not supported.`
      );
    }
  }
  return element;
}

function findAncestor(root: ProcessScope, element: ExecutableElement, key: string | undefined): Scope | null {
  if (key === undefined || key === '-1') return null;
  if (key === root.key) return root;
  const scope = [...inside(root)].find((each) => each.key === key && each.record.phase === 'ACTIVATED');
  if (!scope)
    throw object(
      root,
      `activate instructions with an ancestor scope key that does not exist, or is not in an active state: '${key}'`
    );
  if (containersOf(element).includes(scope.element)) return scope;
  throw object(
    root,
    `activate instructions with an ancestor scope key that is not an ancestor of the element to activate: '${key}' of '${element.id}'`
  );
}
