import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { EngineGateway } from '../../workers/ports/index.ts';
import type { Shipped, ShippedFile } from '../models/shipped.ts';
import { now, type Camunda } from './camunda.ts';

const anyShipped = 'special-plan-approval';

function hashOf(files: readonly ShippedFile[]): string {
  const hash = createHash('sha256');
  for (const { name, content } of files) hash.update(`${name}\n${content.length}\n`).update(content);
  return hash.digest('hex');
}

/** Whether this engine has what was deployed last; a data folder may have been joined with another engine. */
async function isDeployed(camunda: Camunda, stampFile: string, hash: string): Promise<boolean> {
  if ((await readFile(stampFile, 'utf8').catch(() => '')) !== hash) return false;
  const query = { filter: { processDefinitionId: anyShipped }, page: { limit: 1 } };
  const { items } = (await camunda.searchProcessDefinitions(query as never, now)) as unknown as {
    items: unknown[];
  };
  return items.length > 0;
}

/**
 * Deploys every shipped model, form and decision as one deployment, so that what is bound by deployment finds its
 * counterpart; nothing is sent when nothing has changed since the last start.
 */
export async function deployShipped(
  camunda: Camunda,
  engine: EngineGateway,
  { processes, forms, decisions }: Shipped,
  stampFile: string
): Promise<void> {
  const files = [...processes.values(), ...forms.values(), ...decisions];
  const hash = hashOf(files);
  if (await isDeployed(camunda, stampFile, hash)) return;
  await engine.deploy(files.map(({ name, content }) => ({ name, content })));
  await writeFile(stampFile, hash);
}
