import { createHash } from 'node:crypto';
import type { DeployResources } from '../commands.ts';
import type { ParsedDecisions } from '../dmn/executable.ts';
import { parseDmn } from '../dmn/parse.ts';
import type { Feel } from '../feel/feel.ts';
import type { Result } from '../refusal.ts';
import { accept, refuse } from '../refusal.ts';
import { compileDefinitions } from './compile.ts';
import type { ExecutableProcess } from './executable.ts';
import { parseBpmn } from './parse.ts';
import { readForm } from './read-form.ts';
import type { ReadForm } from './read-form.ts';
import { limits } from './xml-guard.ts';

interface Source {
  name: string;
  text: string;
  checksum: string;
}

/** A resource, read and compiled, ready to be deployed. */
export type PreparedResource = Source &
  (
    | { kind: 'bpmn'; processes: ExecutableProcess[] }
    | { kind: 'dmn'; decisions: ParsedDecisions }
    | { kind: 'form'; form: ReadForm }
    | { kind: 'resource'; file: ReadForm }
  );

type Content =
  | { kind: 'bpmn'; processes: ExecutableProcess[] }
  | { kind: 'dmn'; decisions: ParsedDecisions }
  | { kind: 'form'; form: ReadForm }
  | { kind: 'resource'; file: ReadForm }
  | { reason: string };

/** Reads and compiles all resources of a deployment; refuses all when one is wrong, telling every problem. */
export async function prepareResources(
  command: DeployResources,
  feel: Feel
): Promise<Result<PreparedResource[]>> {
  if (command.resources.length === 0)
    return refuse('INVALID_ARGUMENT', 'Expected to deploy at least one resource, but none given');
  const prepared: PreparedResource[] = [];
  const problems: string[] = [];
  for (const { name, content } of command.resources) {
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    const read =
      text.length > limits.bytes
        ? { reason: `it is larger than ${limits.bytes} bytes` }
        : await readers(name, text, feel);
    if ('reason' in read) problems.push(`'${name}': ${read.reason}`);
    else prepared.push({ name, text, checksum: createHash('sha256').update(text).digest('hex'), ...read });
  }
  if (problems.length === 0) return accept(prepared);
  return refuse(
    'INVALID_ARGUMENT',
    `Expected to deploy new resources, but encountered the following errors:\n${problems.join('\n')}`
  );
}

async function readers(name: string, text: string, feel: Feel): Promise<Content> {
  if (name.endsWith('.bpmn')) return readBpmn(text, feel);
  if (name.endsWith('.dmn')) {
    const { decisions, reason } = await parseDmn(text, feel);
    return decisions ? { kind: 'dmn', decisions } : { reason: reason ?? '' };
  }
  if (name.endsWith('.form')) {
    const form = readForm(text);
    return 'reason' in form ? form : { kind: 'form', form };
  }
  if (name.endsWith('.rpa')) {
    const file = readForm(text);
    return 'reason' in file ? file : { kind: 'resource', file };
  }
  return { reason: 'unknown resource type; use .bpmn, .dmn, .form or .rpa' };
}

async function readBpmn(text: string, feel: Feel): Promise<Content> {
  const { definitions, reason } = await parseBpmn(text);
  if (!definitions) return { reason: reason ?? '' };
  const { processes, problems } = compileDefinitions(definitions, feel);
  return problems.found ? { reason: problems.describe() } : { kind: 'bpmn', processes };
}
