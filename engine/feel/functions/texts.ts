/** Functions of texts. */
import { randomUUID } from 'node:crypto';
import { Fatal } from '../fatal.ts';
import type { Value } from '../values.ts';
import type { Builtins, Signature } from './builtin.ts';
import { signature } from './builtin.ts';
import { indexOf } from './index-of.ts';

/** A function of one text. */
function ofText(parameter: string, call: (text: string) => Value): readonly Signature[] {
  return [
    signature(parameter, ([text], evaluation) => {
      if (typeof text !== 'string') return null;
      evaluation.spend(text.length);
      return call(text);
    })
  ];
}

/** A function of a text and another that is looked for in it. */
function ofMatch(call: (text: string, match: string) => Value): readonly Signature[] {
  return [
    signature('string, match', ([text, match], evaluation) => {
      if (typeof text !== 'string' || typeof match !== 'string') return null;
      evaluation.spend(text.length);
      return call(text, match);
    })
  ];
}

/** From a position, counted from 1 or backwards from -1; beyond the text it ends the evaluation. */
const substring: Signature['call'] = ([text, start, length], evaluation) => {
  if (typeof text !== 'string' || typeof start !== 'number') return null;
  if (length !== undefined && typeof length !== 'number') return null;
  evaluation.spend(text.length);
  const position = Math.trunc(start);
  const from = position > 0 ? position - 1 : text.length + position;
  const to = length === undefined ? text.length : Math.min(from + Math.trunc(length), text.length);
  if (from < 0 || to < from) throw new Fatal(`substring: no part from ${start} of a text of ${text.length}`);
  return text.slice(from, to);
};

function before(text: string, match: string): string {
  return text.slice(0, Math.max(0, indexOf(text, match)));
}

function after(text: string, match: string): string {
  const at = indexOf(text, match);
  return at < 0 ? '' : text.slice(at + match.length);
}

/** Java's blanks are those of ASCII and below, whatever they are for. */
const trim = (text: string): string => text.replace(/^[\0- ]+/, '').replace(/(?<![\0- ])[\0- ]+$/, '');

/** Java's white space and nothing else: no blank that keeps words together. */
const blank = new RegExp(String.raw`^[[\p{Z}\t-\r\x1c-\x1f]--[\xa0\u2007\u202f]]*$`, 'v');

/** What it costs to make up an id, in steps. */
const stepsOfId = 20;

const uuid: Signature['call'] = (_args, evaluation) => {
  evaluation.spend(stepsOfId);
  return randomUUID();
};

export const textFunctions: Builtins = {
  substring: [
    signature('string, start position', substring),
    signature('string, start position, length', substring)
  ],
  'string length': ofText('string', (text) => text.length),
  'upper case': ofText('string', (text) => text.toUpperCase()),
  'lower case': ofText('string', (text) => text.toLowerCase()),
  trim: ofText('string', trim),
  'is blank': ofText('string', (text) => blank.test(text)),
  'to base64': ofText('value', (text) => Buffer.from(text, 'utf8').toString('base64')),
  'substring before': ofMatch(before),
  'substring after': ofMatch(after),
  contains: ofMatch((text, match) => indexOf(text, match) >= 0),
  'starts with': ofMatch((text, match) => text.startsWith(match)),
  'ends with': ofMatch((text, match) => text.endsWith(match)),
  uuid: [signature('', uuid)]
};
