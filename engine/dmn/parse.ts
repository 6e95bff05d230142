import { DmnModdle } from 'dmn-moddle';
import type { Feel } from '../feel/feel.ts';
import { fewWarnings } from '../model/few-warnings.ts';
import { Problems } from '../model/problem.ts';
import { readAgain } from '../model/read-again.ts';
import { guardXml } from '../model/xml-guard.ts';
import { checkDmn } from './checks.ts';
import { DmnCompiler } from './compile.ts';
import type { DmnNode } from './dmn-node.ts';
import type { ParsedDecisions } from './executable.ts';
import { asDmn13 } from './versions.ts';

const zeebe = {
  name: 'zeebe',
  prefix: 'zeebe',
  uri: 'http://camunda.org/schema/zeebe/1.0',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'VersionTag',
      superClass: ['Element'],
      properties: [{ name: 'value', type: 'String', isAttr: true }]
    }
  ]
};
const moddle = new DmnModdle({ zeebe });

export interface ParsedDmn {
  decisions: ParsedDecisions | null;
  /** Why the file is refused; null when it is not. */
  reason: string | null;
}

const refused = (reason: string): ParsedDmn => ({ decisions: null, reason });

/** Reads a DMN file and compiles its decisions. */
export async function parseDmn(xml: string, feel: Feel): Promise<ParsedDmn> {
  const guarded = guardXml(xml);
  if (guarded) return refused(guarded);
  try {
    const { rootElement, warnings } = await moddle.fromXML(asDmn13(xml), fewWarnings);
    const definitions = rootElement as DmnNode;
    const problems = new Problems();
    const unknown = warnings.find(({ message }) => ofDmn(message));
    if (unknown) problems.add(definitions.id, unknown.message.replaceAll(/\s+/g, ' '));
    checkDmn(definitions, problems);
    const decisions = compileDmn(definitions, feel, problems);
    return problems.found ? refused(problems.describe()) : { decisions, reason: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refused(message.split('\n')[0] ?? message);
  }
}

/** Whether a warning is about an element of DMN that is not known, or not where it stands. */
const ofDmn = (message: string): boolean => /^unparsable content <(?:dmn:)?\w+> detected/.test(message);

/**
 * Reads and compiles a DMN file that `parseDmn` has accepted before. Throws when it is no such file after all. What only
 * later versions of this engine refuse is compiled as far as it goes.
 */
export function reparseDmn(xml: string, feel: Feel): ParsedDecisions {
  const definitions = readAgain(moddle, asDmn13(xml)) as DmnNode;
  return compileDmn(definitions, feel, new Problems());
}

function compileDmn(definitions: DmnNode, feel: Feel, problems: Problems): ParsedDecisions {
  const decisions = new DmnCompiler(definitions.drgElement ?? [], feel, problems).decisions();
  return { id: definitions.id ?? '', name: definitions.name ?? null, decisions };
}
