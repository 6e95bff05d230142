import type { Diagram, DiagramElement, Modeling } from './types.ts';

/** New properties of one element's business object. */
export interface Edit {
  readonly element: DiagramElement;
  readonly properties: Readonly<Record<string, unknown>>;
}

const commandName = 'shoumi.edit';

class EditHandler {
  static readonly $inject = ['modeling'];
  readonly #modeling: Modeling;

  constructor(modeling: Modeling) {
    this.#modeling = modeling;
  }

  preExecute({ edits }: { edits: readonly Edit[] }): void {
    for (const { element, properties } of edits) this.#modeling.updateProperties(element, { ...properties });
  }
}

class EditCommands {
  static readonly $inject = ['commandStack'];

  constructor(commandStack: { registerHandler(name: string, handler: unknown): void }) {
    commandStack.registerHandler(commandName, EditHandler);
  }
}

/** Several edits as one step of undo. */
export const editModule = { __init__: ['shoumiEdit'], shoumiEdit: ['type', EditCommands] };

/** Carries out edits as one command. */
export function execute(diagram: Diagram, edits: readonly Edit[]): void {
  if (edits.length > 0) diagram.get('commandStack').execute(commandName, { edits });
}
