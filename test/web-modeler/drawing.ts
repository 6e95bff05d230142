import { BpmnModdle } from 'bpmn-moddle';
import { createRequire } from 'node:module';
import type { Edit } from '../../web-modeler/diagram/edit.ts';
import type { Diagram, DiagramElement, ModdleObject } from '../../web-modeler/diagram/types.ts';

const zeebe = createRequire(import.meta.url)('zeebe-bpmn-moddle/resources/zeebe.json') as object;

/** A diagram without a canvas: real moddle, elements in a tree, commands applied at once and countable. */
export interface TestDrawing {
  readonly diagram: Diagram;
  readonly element: (id: string) => DiagramElement;
  readonly xml: () => Promise<string>;
  /** One entry for every step of undo. */
  readonly commands: readonly (readonly Edit[])[];
}

interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: unknown }>;
  toXML(element: unknown, options: { format: boolean }): Promise<{ xml: string }>;
  create(type: string, properties: object): unknown;
}

type Mutable = { -readonly [K in keyof DiagramElement]: DiagramElement[K] } & { children: DiagramElement[] };

function treeOf(object: ModdleObject, parent: Mutable | undefined, found: Map<string, Mutable>): Mutable {
  const element: Mutable = {
    id: String(object.get('id')),
    type: object.$type,
    businessObject: object,
    parent,
    children: []
  };
  found.set(element.id, element);
  const inner = (object.get('flowElements') as ModdleObject[] | undefined) ?? [];
  element.children = inner.map((child) => treeOf(child, element, found));
  return element;
}

/** Reads `xml` and gives what the designer's changes need of a modeler. */
export async function readDrawing(xml: string): Promise<TestDrawing> {
  const moddle = new BpmnModdle({ zeebe }) as unknown as Moddle;
  const { rootElement } = await moddle.fromXML(xml);
  const definitions = rootElement as unknown as ModdleObject;
  const [process] = definitions.get('rootElements') as [ModdleObject];
  const found = new Map<string, Mutable>();
  const root = treeOf(process, undefined, found);
  const commands: (readonly Edit[])[] = [];
  const services = {
    bpmnFactory: {
      create: (type: string, properties: object = {}) => moddle.create(type, properties)
    },
    canvas: { getRootElement: () => root },
    commandStack: {
      execute(_: string, { edits }: { edits: readonly Edit[] }) {
        commands.push(edits);
        for (const { element, properties } of edits) Object.assign(element.businessObject, properties);
      }
    }
  };
  return {
    diagram: { get: (name: string) => services[name as keyof typeof services] } as unknown as Diagram,
    element: (id) => {
      const element = found.get(id);
      if (!element) throw new Error(`no element ${id}`);
      return element;
    },
    xml: async () => (await moddle.toXML(definitions, { format: true })).xml,
    commands
  };
}
