import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };

/** What this room reads of a moddle element: BPMN and Zeebe attributes by name. */
export interface ModdleElement {
  readonly $type: string;
  readonly $parent?: ModdleElement;
  id?: string;
  name?: string;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly { message: string }[] }>;
  toXML(element: ModdleElement, options?: { format?: boolean }): Promise<{ xml: string }>;
  create(type: string, attributes?: Record<string, unknown>): ModdleElement;
}

/** A diagram that cannot be read; the message says why. */
export class UnreadableDiagram extends Error {}

/** Reads and writes BPMN with Zeebe's extensions; keeps nothing between two texts. */
export const moddle = new BpmnModdle({ zeebe }) as unknown as Moddle;

/** Parses a diagram; throws UnreadableDiagram for what is no BPMN. */
export async function parseDiagram(xml: string): Promise<ModdleElement> {
  const parsed = await moddle.fromXML(xml).catch((error: unknown) => {
    throw new UnreadableDiagram(error instanceof Error ? error.message : 'not BPMN', { cause: error });
  });
  if (parsed.rootElement.$type !== 'bpmn:Definitions') throw new UnreadableDiagram('no definitions');
  return parsed.rootElement;
}

/** The one executable process of a diagram; throws UnreadableDiagram when there is none. */
export function processIn(definitions: ModdleElement): ModdleElement {
  const processes = listOf(definitions, 'rootElements').filter((element) => element.$type === 'bpmn:Process');
  const process = processes.find((element) => element.get('isExecutable') === true) ?? processes[0];
  if (!process) throw new UnreadableDiagram('no process');
  return process;
}

export const listOf = (element: ModdleElement, name: string): readonly ModdleElement[] =>
  (element.get(name) as readonly ModdleElement[] | undefined) ?? [];

/** The first extension element of a type, e.g. `zeebe:TaskDefinition`. */
export function extensionOf(element: ModdleElement, type: string): ModdleElement | undefined {
  const extensions = element.get('extensionElements') as ModdleElement | undefined;
  return extensions ? listOf(extensions, 'values').find((value) => value.$type === type) : undefined;
}

/** A non-empty string attribute, else null. */
export function textOf(element: ModdleElement | undefined, name: string): string | null {
  const value = element?.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
