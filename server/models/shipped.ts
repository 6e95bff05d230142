import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FormSchema } from '../forms/form-schema.ts';
import { readForm } from '../forms/read-form.ts';
import { readModel, type ModelInfo } from './element-info.ts';

export interface ShippedFile {
  readonly name: string;
  readonly content: Buffer;
}

export interface ShippedProcess extends ShippedFile {
  /** The file's name without its ending. */
  readonly processId: string;
  /** Read when first asked for: a start needs none of them. */
  readonly model: () => Promise<ModelInfo>;
}

export interface ShippedDecision extends ShippedFile {
  /** Ids of the decisions that the file defines. */
  readonly decisionIds: readonly string[];
}

/** The models, forms and decisions that come with the product. */
export interface Shipped {
  readonly processes: ReadonlyMap<string, ShippedProcess>;
  readonly forms: ReadonlyMap<string, ShippedFile & { readonly schema: FormSchema }>;
  readonly decisions: readonly ShippedDecision[];
}

const root = new URL('../../', import.meta.url);

async function filesOf(folder: string, ending: string): Promise<ShippedFile[]> {
  const names = (await readdir(new URL(folder, root))).filter((name) => name.endsWith(ending)).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      content: await readFile(fileURLToPath(new URL(`${folder}${name}`, root)))
    }))
  );
}

function processOf(file: ShippedFile): ShippedProcess {
  let reading: Promise<ModelInfo> | undefined;
  return {
    ...file,
    processId: file.name.replace(/\.bpmn$/, ''),
    model: () => (reading ??= readModel(file.content.toString('utf8')))
  };
}

const formOf = (file: ShippedFile) => ({
  ...file,
  schema: readForm(file.content.toString('utf8'))
});

const decisionOf = (file: ShippedFile): ShippedDecision => ({
  ...file,
  decisionIds: [...file.content.toString('utf8').matchAll(/<(?:\w+:)?decision\b[^>]*\bid="([^"]+)"/g)].map(
    ([, id]) => id ?? ''
  )
});

/** Reads `workflows/`, its decisions and `forms/`. */
export async function loadShipped(): Promise<Shipped> {
  const [models, forms, decisions] = await Promise.all([
    filesOf('workflows/', '.bpmn'),
    filesOf('forms/', '.form'),
    filesOf('workflows/decisions/', '.dmn')
  ]);
  const processes = models.map(processOf);
  return {
    processes: new Map(processes.map((each) => [each.processId, each])),
    forms: new Map(
      forms.map(formOf).map((form) => [form.schema.id ?? form.name.replace(/\.form$/, ''), form])
    ),
    decisions: decisions.map(decisionOf)
  };
}
