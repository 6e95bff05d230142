import { createHash } from 'node:crypto';
import { Parser } from 'saxen';
import { remembered } from '../models/remembered.ts';

/** Names by the id of what bears them. */
export type StepNames = ReadonlyMap<string, string>;

/** Of so many drawings the names are kept, which are small beside them: a list of tasks may be of as many plans. */
const mostKept = 2_000;

/** What is named in a drawing that was approved. Its tags alone are looked at: to read the whole plan would take twenty times as long. */
function namesIn(xml: string): StepNames {
  const names = new Map<string, string>();
  const parser = new Parser();
  parser.on('openTag', (_tag, attributes, decoded) => {
    const { id, name } = attributes();
    if (id && name) names.set(decoded(id), decoded(name));
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.parse(xml);
  return names;
}

const hashOf = (xml: string): string => createHash('sha256').update(xml).digest('base64');

/** The names in a drawing; the same text is looked at once. */
export const stepNames = remembered(mostKept, async (xml) => namesIn(xml), hashOf);
