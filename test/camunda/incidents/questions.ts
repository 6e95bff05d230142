import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../../engine/commands.ts';
import { variables as asked } from '../feel/question.ts';
import { places } from './places.ts';

/** A FEEL text at a place of a model: what its incident says is compared, or that there is none. */
export interface IncidentQuestion {
  readonly place: string;
  readonly text: string;
}

/** What every text may read. */
export const variables: JsonObject = {
  ...asked,
  ctx: { a: 1, b: 'x', deep: { c: null } },
  long: 'x'.repeat(300),
  d: '2026-03-01'
};

/** A text that comes to each type, and some that warn. */
const everywhere = [
  'x',
  'ctx.q',
  'upper case(n)',
  '[x]',
  'assert(x, x != null)',
  'ctx.f(1)',
  '5',
  '"abc"',
  'true',
  'list',
  '{a: 1}',
  'null',
  'now()',
  'function(x) x',
  '@"2026-03-01"',
  '@"10:00:00"',
  '@"P1D"',
  '@"P1Y"'
];

/** Where the embedded engine says something else, and why. */
const otherwise: readonly [text: string, place: string][] = [
  // The mappings are one expression there.
  ['assert(x, x != null)', 'input mapping'],
  ['ctx.f(1)', 'input mapping'],
  // It is told what a cycle may be.
  ['"abc"', 'time cycle'],
  // What is missing is told in one way for all kinds of definitions.
  ['"abc"', 'called decision'],
  ['"abc"', 'form']
];

const isSaid = ({ place, text }: IncidentQuestion): boolean =>
  !otherwise.some(([said, at]) => said === text && at === place);

/** Texts that warn in all ways, each at the place that asks for a list. */
const warning = (): string[] =>
  readFileSync(new URL('texts.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);

/** All that the engines are asked. */
export const incidentQuestions = (): IncidentQuestion[] => [
  ...Object.keys(places)
    .flatMap((place) => everywhere.map((text) => ({ place, text })))
    .filter(isSaid),
  ...warning().map((text) => ({ place: 'input collection', text }))
];
