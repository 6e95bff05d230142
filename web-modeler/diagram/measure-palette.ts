import { groupExpression } from '../measures/measure.ts';
import type { BpmnFactory, ModdleObject } from './types.ts';

interface ElementFactory {
  createShape(attributes: { type: string; businessObject: ModdleObject }): unknown;
}

interface Create {
  start(event: unknown, shape: unknown): void;
}

interface Palette {
  registerProvider(provider: unknown): void;
}

type Translate = (text: string) => string;

/** Puts the secrecy measure into the palette: a person's task, ready to be filled in. */
class MeasurePalette {
  static readonly $inject = ['palette', 'create', 'elementFactory', 'bpmnFactory', 'translate'];
  readonly #create: Create;
  readonly #elements: ElementFactory;
  readonly #factory: BpmnFactory;
  readonly #translate: Translate;

  constructor(
    palette: Palette,
    create: Create,
    elements: ElementFactory,
    factory: BpmnFactory,
    translate: Translate
  ) {
    this.#create = create;
    this.#elements = elements;
    this.#factory = factory;
    this.#translate = translate;
    palette.registerProvider(this);
  }

  #measure(): unknown {
    const values = [
      this.#factory.create('zeebe:UserTask'),
      this.#factory.create('zeebe:AssignmentDefinition', { candidateGroups: groupExpression('case-officer') })
    ];
    const extensionElements = this.#factory.create('bpmn:ExtensionElements', { values });
    for (const value of values) value.$parent = extensionElements;
    const task = this.#factory.create('bpmn:UserTask', {
      name: this.#translate('Secrecy measure'),
      extensionElements
    });
    extensionElements.$parent = task;
    return this.#elements.createShape({ type: 'bpmn:UserTask', businessObject: task });
  }

  getPaletteEntries() {
    const start = (event: unknown) => this.#create.start(event, this.#measure());
    return {
      'create.secrecy-measure': {
        group: 'activity',
        className: 'bpmn-icon-user-task palette-measure',
        title: this.#translate('Create secrecy measure'),
        action: { dragstart: start, click: start }
      }
    };
  }
}

export const measurePaletteModule = {
  __init__: ['shoumiMeasurePalette'],
  shoumiMeasurePalette: ['type', MeasurePalette]
};
