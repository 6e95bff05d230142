import english from '../workflows/english.json' with { type: 'json' };
import { listOf, moddle, parseDiagram, type ModdleElement } from './moddle.ts';

/** What the engine is given of an approved drawing. */
export interface DeployedCopy {
  readonly xml: string;
  /** Every string that is left in it, with the nearest element around: a shipped text or a code. */
  readonly strings: readonly { readonly elementId: string | null; readonly text: string }[];
}

interface Described extends ModdleElement {
  readonly $descriptor: {
    readonly isGeneric?: boolean;
    readonly properties: readonly {
      readonly name: string;
      readonly isReference?: boolean;
      readonly default?: unknown;
    }[];
  };
  readonly $attrs: Record<string, unknown>;
}

const shippedTexts: ReadonlySet<string> = new Set(Object.keys(english));

/** Whether the product itself ships the text, in a model that anybody may read. */
export const isShippedText = (text: string): boolean => shippedTexts.has(text);

/** Properties that are texts for people; every other one is a code. */
const forPeople = /^shoumi:(?:measure|evidence|title|(?:phase|risk|artefact|date|condition):.*)$/s;

/** Elements whose name is no label: the engine correlates by it. */
const namedByCode: ReadonlySet<string> = new Set(['bpmn:Message', 'bpmn:Signal']);

const isElement = (value: unknown): value is Described =>
  typeof value === 'object' && value !== null && '$descriptor' in value;

const valuesOf = (element: Described): unknown[] =>
  element.$descriptor.isGeneric
    ? []
    : element.$descriptor.properties
        .filter(({ isReference }) => !isReference)
        .flatMap((property) => {
          const value = element.get(property.name);
          return value === property.default ? [] : value;
        });

const childrenOf = (element: Described): Described[] => valuesOf(element).filter(isElement);

function keepProperties(holder: Described): void {
  const kept = listOf(holder, 'properties').filter((pair) => {
    const [name, value] = [String(pair.get('name')), String(pair.get('value') ?? '')];
    return name.startsWith('shoumi:') && (!forPeople.test(name) || isShippedText(value));
  });
  holder.set('properties', kept);
}

/** A step that an officer named is called by its id; a flow by nothing. */
function nameNeutrally(element: Described): void {
  const name = element.get('name');
  if (typeof name !== 'string' || namedByCode.has(element.$type) || isShippedText(name)) return;
  const isNode = element.id !== undefined && element.$type !== 'bpmn:SequenceFlow';
  element.set('name', isNode ? element.id : undefined);
}

function neutralise(element: Described): void {
  for (const name of Object.keys(element.$attrs)) delete element.$attrs[name];
  if (element.$type.startsWith('bpmn:')) {
    nameNeutrally(element);
    if (element.get('documentation') !== undefined) element.set('documentation', []);
  }
  if (element.$type === 'bpmn:ExtensionElements')
    element.set(
      'values',
      (listOf(element, 'values') as Described[]).filter(
        ({ $type, $descriptor }) => !$descriptor.isGeneric && $type.startsWith('zeebe:')
      )
    );
  if (element.$type === 'bpmn:TextAnnotation' && !isShippedText(String(element.get('text'))))
    element.set('text', undefined);
  if (element.$type === 'zeebe:Properties') keepProperties(element);
  if (element.$type.startsWith('bpmndi:'))
    for (const name of ['id', 'name']) if (element.get(name) !== undefined) element.set(name, undefined);
  childrenOf(element).forEach(neutralise);
}

function stringsIn(element: Described, around: string | null): DeployedCopy['strings'] {
  const elementId = element.$type.startsWith('bpmn:') ? (element.id ?? around) : around;
  return valuesOf(element).flatMap((value) => {
    if (typeof value === 'string') return [{ elementId, text: value }];
    return isElement(value) ? stringsIn(value, elementId) : [];
  });
}

/**
 * Takes out of a parsed drawing what officers wrote for people to read, and tells what is left. Names, measures, evidence, titles,
 * documentation, annotations and unknown extensions stay only where they are texts that the product ships.
 */
export function takeOutWords(definitions: ModdleElement): DeployedCopy['strings'] {
  for (const name of ['name', 'exporter', 'exporterVersion']) definitions.set(name, undefined);
  definitions.set('targetNamespace', 'https://shoumi.example/workflows');
  neutralise(definitions as Described);
  return stringsIn(definitions as Described, null);
}

/**
 * The copy of an approved drawing that is deployed: the same elements, flows, conditions and codes, without officers' words and
 * comments. The same drawing gives the same copy. Throws UnreadableDiagram when it is no BPMN.
 */
export async function deployedCopy(xml: string): Promise<DeployedCopy> {
  const definitions = await parseDiagram(xml);
  const strings = takeOutWords(definitions);
  return { xml: (await moddle.toXML(definitions, { format: true })).xml, strings };
}
