import { createHash } from 'node:crypto';
import type { ParsedDecisions } from '../dmn/executable.ts';
import { reparseDmn } from '../dmn/parse.ts';
import type { Feel } from '../feel/feel.ts';
import { compileDefinitions } from '../model/compile.ts';
import { CompileContext } from '../model/compile-context.ts';
import type { ExecutableProcess } from '../model/executable.ts';
import { reparseBpmn } from '../model/parse.ts';
import { Problems } from '../model/problem.ts';
import type {
  DecisionDefinitionRecord,
  DecisionRequirementsRecord,
  ProcessDefinitionRecord
} from '../records.ts';
import type { DeployedDecision, DeployedProcess } from './definitions.ts';

interface StoredFile {
  readonly key: string;
  readonly checksum: string;
  readonly resource: string;
}

/** A text, and what it is compiled to when that is first asked for. */
interface CompiledFile<Compiled> {
  readonly text: string;
  readonly compiled: () => Compiled;
}

/**
 * Models as a store gives them back. A start needs none of them, so each file is compiled when one of its definitions
 * is first asked for, and once, however many versions share it. A file that is not what was deployed throws at once.
 */
export class StoredModels {
  readonly #feel: Feel;
  readonly #bpmn = new Map<string, CompiledFile<ReadonlyMap<string, ExecutableProcess>>>();
  readonly #dmn = new Map<string, CompiledFile<ParsedDecisions>>();

  constructor(feel: Feel) {
    this.#feel = feel;
  }

  process(record: ProcessDefinitionRecord): DeployedProcess {
    const compiled = fileOf(this.#bpmn, record, (xml) => {
      const context = new CompileContext(this.#feel, new Problems());
      const processes = compileDefinitions(reparseBpmn(xml), context);
      return new Map(processes.map((process) => [process.id, process]));
    });
    const { processDefinitionId } = record;
    return {
      record,
      get executable() {
        const process = compiled().get(processDefinitionId);
        if (!process) throw unreadable(record, `it has no process ${processDefinitionId}`);
        return process;
      }
    };
  }

  decision(record: DecisionDefinitionRecord, requirements: DecisionRequirementsRecord): DeployedDecision {
    const compiled = fileOf(this.#dmn, requirements, (xml) => reparseDmn(xml, this.#feel));
    return {
      record,
      requirements,
      get executable() {
        return compiled();
      }
    };
  }
}

/** The file's compilation, shared by all that have the same text. */
function fileOf<Compiled>(
  known: Map<string, CompiledFile<Compiled>>,
  file: StoredFile,
  compile: (xml: string) => Compiled
): () => Compiled {
  const same = known.get(file.checksum);
  if (same?.text === file.resource) return same.compiled;
  const found = createHash('sha256').update(file.resource).digest('hex');
  if (found !== file.checksum) throw unreadable(file, 'its text is not the one that was deployed');
  let once: Compiled | undefined;
  const compiled = () => (once ??= compile(file.resource));
  known.set(file.checksum, { text: file.resource, compiled });
  return compiled;
}

function unreadable({ key }: StoredFile, reason: string): Error {
  return new Error(`Stored model ${key} cannot be read: ${reason}`);
}
