/** The parts of bpmn-js that the designer uses, as it uses them. */
export interface ModdleObject {
  readonly $type: string;
  $parent?: ModdleObject | undefined;
  get(name: string): unknown;
  [key: string]: unknown;
}

/** A shape or connection on the canvas. */
export interface DiagramElement {
  readonly id: string;
  readonly type: string;
  readonly businessObject: ModdleObject;
  readonly parent?: DiagramElement | undefined;
  readonly children?: readonly DiagramElement[];
}

export interface Modeling {
  updateProperties(element: DiagramElement, properties: Record<string, unknown>): void;
}

export interface BpmnFactory {
  create(type: string, properties?: Record<string, unknown>): ModdleObject;
}

export interface ElementRegistry {
  get(id: string): DiagramElement | undefined;
  filter(test: (element: DiagramElement) => boolean): DiagramElement[];
}

export interface Canvas {
  getRootElement(): DiagramElement;
  scrollToElement(element: DiagramElement): void;
  addMarker(id: string, marker: string): void;
  removeMarker(id: string, marker: string): void;
}

export interface Selection {
  select(element: DiagramElement | null): void;
  get(): DiagramElement[];
}

export interface Overlays {
  add(elementId: string, type: string, overlay: { position: object; html: HTMLElement }): string;
  remove(filter: { type: string }): void;
}

export interface CommandStack {
  registerHandler(name: string, handler: unknown): void;
  execute(name: string, context: unknown): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

interface Services {
  modeling: Modeling;
  bpmnFactory: BpmnFactory;
  elementRegistry: ElementRegistry;
  canvas: Canvas;
  selection: Selection;
  overlays: Overlays;
  commandStack: CommandStack;
}

/** A modeler or viewer, asked for its services by name. */
export interface Diagram {
  get<N extends keyof Services>(name: N): Services[N];
}

/** The id that the author wrote. */
export const idOf = (object: ModdleObject): string => String(object.get('id') ?? '');
