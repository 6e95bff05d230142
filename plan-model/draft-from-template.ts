import { extensionOf, listOf, moddle, parseDiagram, processIn } from './moddle.ts';
import type { ModdleElement } from './moddle.ts';

export interface DraftOptions {
  /** Process id of the draft: `plan-<caseKey>`. */
  readonly processId: string;
  /** Id and version of the shipped template, recorded in the draft. */
  readonly template: string;
  readonly version: string;
  /** Routing answers of the start form (dates, yes/no, award method) that the draft is drawn for; kept as properties. */
  readonly conditions?: Readonly<Record<string, string | boolean>>;
}

/**
 * A case's own draft of a template: another process id, what it came from, and the conditions of the case; nothing else
 * changes. Throws UnreadableDiagram when the template is no BPMN.
 */
export async function draftFromTemplate(xml: string, options: DraftOptions): Promise<string> {
  const definitions = await parseDiagram(xml);
  const process = processIn(definitions);
  process.set('id', options.processId);
  const recorded = {
    'shoumi:template': options.template,
    'shoumi:templateVersion': options.version,
    ...Object.fromEntries(
      Object.entries(options.conditions ?? {}).map(([name, value]) => [
        `shoumi:condition:${name}`,
        String(value)
      ])
    )
  };
  setProperties(process, recorded);
  return (await moddle.toXML(definitions, { format: true })).xml;
}

function setProperties(process: ModdleElement, values: Readonly<Record<string, string>>): void {
  const holder = extensionOf(process, 'zeebe:Properties') ?? addHolder(process);
  const kept = listOf(holder, 'properties').filter(
    (pair) => !Object.hasOwn(values, String(pair.get('name')))
  );
  const added = Object.entries(values).map(([name, value]) =>
    moddle.create('zeebe:Property', { name, value })
  );
  holder.set('properties', [...kept, ...added]);
}

function addHolder(process: ModdleElement): ModdleElement {
  const holder = moddle.create('zeebe:Properties', { properties: [] });
  const extensions =
    (process.get('extensionElements') as ModdleElement | undefined) ??
    moddle.create('bpmn:ExtensionElements', { values: [] });
  extensions.set('values', [...listOf(extensions, 'values'), holder]);
  process.set('extensionElements', extensions);
  return holder;
}
