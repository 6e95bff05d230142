import { execute } from '../diagram/edit.ts';
import { changedExtensions, pairsExtension, pairsOf } from '../diagram/extensions.ts';
import type { Diagram, DiagramElement, ModdleObject } from '../diagram/types.ts';
import { prefix } from './measure.ts';

/** Lists that the process itself holds: `shoumi:risk:<id>` and the like. */
export type FactKind = 'phase' | 'risk' | 'artefact' | 'date';

export interface Fact {
  readonly id: string;
  /** A title; for artefacts `title|grade|period or condition`. */
  readonly value: string;
}

/** The facts of a kind, in the order they are written. */
export function factsOf(process: ModdleObject, kind: FactKind): Fact[] {
  const start = `${prefix}${kind}:`;
  return [...pairsOf(process, 'properties')]
    .filter(([name]) => name.startsWith(start))
    .map(([name, value]) => ({ id: name.slice(start.length), value }));
}

function write(diagram: Diagram, process: DiagramElement, pairs: ReadonlyMap<string, string>): void {
  const factory = diagram.get('bpmnFactory');
  const properties = pairsExtension(factory, 'properties', pairs);
  const extensionElements = changedExtensions(factory, process.businessObject, {
    'zeebe:Properties': properties
  });
  execute(diagram, [{ element: process, properties: { extensionElements } }]);
}

/** Adds a fact or changes its value. */
export function putFact(diagram: Diagram, process: DiagramElement, kind: FactKind, fact: Fact): void {
  const pairs = pairsOf(process.businessObject, 'properties');
  write(diagram, process, pairs.set(`${prefix}${kind}:${fact.id}`, fact.value));
}

/** Takes a fact out; steps that refer to it stay, and the rules tell. */
export function dropFact(diagram: Diagram, process: DiagramElement, kind: FactKind, id: string): void {
  const pairs = pairsOf(process.businessObject, 'properties');
  pairs.delete(`${prefix}${kind}:${id}`);
  write(diagram, process, pairs);
}

/** An id that no fact of the kind has yet: `risk-3`. */
export function freeFactId(process: ModdleObject, kind: FactKind): string {
  const taken = new Set(factsOf(process, kind).map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}

/** Dates of the case that due rules may count from. */
export const datesOf = (process: ModdleObject) =>
  factsOf(process, 'date').map(({ id, value }) => ({ id, title: value }));

/** The title of a fact, without an artefact's grade and period. */
export const titleOf = ({ value }: Fact): string => value.split('|')[0] ?? value;

/** The lists that the form of the essentials chooses from. */
export function choicesOf(process: ModdleObject): Record<'riskPoints' | 'artefacts', readonly object[]> {
  const choices = (kind: FactKind) =>
    factsOf(process, kind).map((fact) => ({ value: fact.id, label: titleOf(fact) }));
  return { riskPoints: choices('risk'), artefacts: choices('artefact') };
}
