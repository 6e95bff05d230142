import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from './play/case.ts';
import { Chance } from './play/chance.ts';
import { vocabularyOf } from './play/vocabulary.ts';

const workflows = join(import.meta.dirname, '../../workflows');
const hourMs = 3_600_000;
const taipeiHours = 8;

const forms = join(import.meta.dirname, '../../forms');

/** The shipped processes with their decisions and forms. */
export function shippedFiles(): Record<string, string> {
  const read = (folder: string, ending: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  return Object.fromEntries([
    ...read(workflows, '.bpmn'),
    ...read(join(workflows, 'decisions'), '.dmn'),
    ...read(forms, '.form')
  ]);
}

/** One case for each shipped process and each of the seeds, to be played after `shippedFiles` were deployed. */
export function shippedCases(seeds: readonly number[], beginning: number, mostActs: number): Case[] {
  const models = Object.entries(shippedFiles()).filter(([name]) => name.endsWith('.bpmn'));
  const vocabulary = vocabularyOf(models.map(([, xml]) => xml));
  const due = dueNames(models.map(([, xml]) => xml));
  return models.flatMap(([file]) =>
    seeds.map((seed) => {
      const processId = file.replace('.bpmn', '');
      const name = `${processId}-${seed}`;
      const chance = new Chance('shipped', name);
      const at = (hours: number) =>
        `${new Date(beginning + (hours - 0.5 + taipeiHours) * hourMs).toISOString().slice(0, 16)}:00+08:00`;
      const variables = {
        ...world(name, at, chance),
        due: Object.fromEntries(due.map((word) => [word, at(1 + chance.number(12))]))
      };
      return {
        name,
        seed: String(seed),
        files: {},
        processId,
        variables,
        vocabulary,
        repair: variables,
        mostActs,
        failures: 3,
        results: () => ({})
      };
    })
  );
}

/** The names that the models read in the context `due`. */
const dueNames = (models: readonly string[]) => [
  ...new Set(models.flatMap((xml) => [...xml.matchAll(/\bdue\.(\w+)/g)].map(([, word = '']) => word)))
];

/** Variables that the models take from their callers and workers; dates are all about half a day ahead. */
function world(name: string, at: (hours: number) => string, chance: Chance) {
  const people = ['p-1', 'p-2', 'p-3'].slice(0, 1 + chance.number(3));
  const dates = [
    'collectDue',
    'meetingAt',
    'examAt',
    'dueAt',
    'checkBy',
    'deliverFrom',
    'openFrom',
    'bidOpening',
    'interviewAt'
  ];
  return {
    ...Object.fromEntries(dates.map((date) => [date, at(1 + chance.number(12))])),
    caseKey: name,
    parentCaseKey: `${name}-parent`,
    participationId: 'p-1',
    recipients: people,
    unitHeads: people,
    setters: people,
    markers: people,
    attendees: people,
    setterRecusals: people.slice(1),
    markerRecusals: [],
    roomCount: 2,
    copies: people.map((participationId, index) => ({ copyId: `c-${index}`, participationId })),
    remediationTasks: ['request-deletion', 'brief-unit'].map((measure, index) => ({
      taskId: `t-${index}`,
      measure,
      participationId: 'p-1',
      due: at(4)
    })),
    artefact: 'paper',
    itemNumber: '1',
    sealRound: 1,
    sealer: 'case-officer',
    keeper: 'ethics-officer',
    opener: 'agency-head',
    scope: { inScope: chance.happens(70), kind: 'procurement' },
    thresholds: { audit: 1, huge: 2 }
  };
}
