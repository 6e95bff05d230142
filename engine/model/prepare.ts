import { createHash } from 'node:crypto';
import type { DeployResources } from '../commands.ts';
import type { ParsedDecisions } from '../dmn/executable.ts';
import { parseDmn } from '../dmn/parse.ts';
import type { Feel } from '../feel/feel.ts';
import type { Result } from '../refusal.ts';
import { accept, refuse } from '../refusal.ts';
import { checkDefinitions } from './check.ts';
import { compileDefinitions } from './compile.ts';
import { CompileContext } from './compile-context.ts';
import type { ExecutableProcess } from './executable.ts';
import { parseBpmn } from './parse.ts';
import { Problems } from './problem.ts';
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

/** So many characters of resources are remembered. */
const mostCharacters = 8 * 1024 * 1024;

/** Reads and compiles resources. What was read lately is not read again: versions with the same text share it and what it was compiled to. */
export class Preparer {
  readonly #feel: Feel;
  readonly #known = new Map<string, PreparedResource>();
  #characters = 0;

  constructor(feel: Feel) {
    this.#feel = feel;
  }

  /** All resources of a deployment; refuses all when one is wrong, telling every problem. */
  async prepare({ resources }: DeployResources): Promise<Result<PreparedResource[]>> {
    if (resources.length === 0)
      return refuse('INVALID_ARGUMENT', 'Expected to deploy at least one resource, but none given');
    const prepared: PreparedResource[] = [];
    const problems: string[] = [];
    for (const { name, content } of resources) {
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      const read =
        text.length > limits.bytes
          ? { reason: `it is larger than ${limits.bytes} bytes` }
          : await this.#read(name, text);
      if ('reason' in read) problems.push(problemOf(name, read.reason));
      else prepared.push(read);
    }
    return problems.length === 0 ? accept(prepared) : refuseResources(problems);
  }

  async #read(name: string, text: string): Promise<PreparedResource | { reason: string }> {
    const checksum = createHash('sha256').update(text).digest('hex');
    const known = this.#known.get(keyOf(name, checksum));
    const content = known ?? (await readers(name, text, this.#feel));
    if ('reason' in content) return content;
    const read = known ?? { name, text, checksum, ...content };
    this.#remember(read);
    return read;
  }

  /** As the newest; the oldest are forgotten where all together have too many characters. */
  #remember(resource: PreparedResource): void {
    const key = keyOf(resource.name, resource.checksum);
    if (!this.#known.delete(key)) this.#characters += resource.text.length;
    this.#known.set(key, resource);
    for (const [oldest, { text }] of this.#known) {
      if (this.#characters <= mostCharacters) break;
      this.#known.delete(oldest);
      this.#characters -= text.length;
    }
  }
}

const keyOf = (name: string, checksum: string): string => `${checksum} ${name}`;

/** What is wrong with a file. */
export const problemOf = (name: string, reason: string): string => `'${name}': ${reason}`;

/** Refuses a deployment; each problem names its file. */
export function refuseResources(problems: readonly string[]): ReturnType<typeof refuse> {
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
  const problems = new Problems();
  const context = new CompileContext(feel, problems);
  const processes = compileDefinitions(definitions, context);
  checkDefinitions(definitions, processes, context);
  return problems.found ? { reason: problems.describe() } : { kind: 'bpmn', processes };
}
