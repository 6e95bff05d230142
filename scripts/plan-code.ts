import { readdirSync, readFileSync } from 'node:fs';
import { readPlan, type PlanModel, type Step } from '../plan-model/index.ts';
import { wordList } from '../domain/word-list.ts';

/**
 * Prints what TypeScript each plan needed that no other process uses: code is reached from a model by name only (job type, register act, paper,
 * composition, what its start form can be read from), so a name that one plan alone uses is that plan's. A line that names the plan counts too.
 */
const root = new URL('../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const files = (folder: string, ending: RegExp): string[] =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}${name}`);

const models = await Promise.all(files('workflows/', /\.bpmn$/).map((path) => readPlan(text(path))));
const modelOf = new Map(models.map((model) => [model.processId, model]));
const sources = ['workers/', 'server/', 'domain/', 'documents/', 'persistence/', 'web-desk/'].flatMap(
  (folder) => files(folder, /\.tsx?$/)
);

/** Names by which a model reaches code, `kind:name`. */
function namesIn({ steps, processId }: PlanModel): string[] {
  const of = (step: Step): string[] => [
    ...(step.jobType ? [`job:${step.jobType}`] : []),
    ...(step.act ? [`act:${step.act}`] : []),
    ...[...step.documents, step.headers['document'] ?? []].flat().map((id) => `paper:${id}`),
    ...wordList(step.properties['composition']).map((name) => `composition:${name}`)
  ];
  const reads = /shoumi:reads" value="([^"]+)"/.exec(text(`workflows/${processId}.bpmn`))?.[1];
  return [...steps.flatMap(of), ...(reads ? [`reads:${reads}`] : [])];
}

/** The process and everything that it calls. */
function closure(processId: string, seen = new Set<string>()): Set<string> {
  const model = modelOf.get(processId);
  if (!model || seen.has(processId)) return seen;
  seen.add(processId);
  for (const { calledProcess } of model.steps) if (calledProcess) closure(calledProcess, seen);
  return seen;
}

const count = (source: string): number => source.trimEnd().split('\n').length;

/** Lines of one top-level declaration or entry of a list, with the comment above it; 0 where there is none. */
function linesOf(source: string, opening: RegExp): number {
  const lines = source.split('\n');
  const first = lines.findIndex((line) => opening.test(line));
  if (first < 0) return 0;
  const indent = /^ */.exec(lines[first] ?? '')?.[0] ?? '';
  const last = lines.findIndex((line, index) => index > first && line.startsWith(`${indent}}`));
  let above = first;
  while (/^ *(\/\*\*| \*)/.test(lines[above - 1] ?? '')) above -= 1;
  return last - above + 1;
}

const within = (folder: string, opening: RegExp): number =>
  sources
    .filter((path) => path.startsWith(folder))
    .reduce((sum, path) => sum + linesOf(text(path), opening), 0);

function paperLines(id: string): number {
  const named = (path: string) => new RegExp(`^\\s*'?${id}'?: (\\w+)`, 'm').exec(text(path))?.[1] ?? '-';
  return (
    within(
      'workers/document-data/',
      new RegExp(`^export (async )?function ${named('workers/document-data/index.ts')}\\b`)
    ) + within('documents/papers/', new RegExp(`^export interface ${named('documents/papers/index.ts')}\\b`))
  );
}

const lines: Readonly<Record<string, (name: string) => number>> = {
  job: (name) => count(text(`workers/${name}.ts`)),
  act: (name) => count(text(`server/acts/${name}.ts`)),
  paper: paperLines,
  composition: (name) => linesOf(text('domain/committee.ts'), new RegExp(`^  ${name}: \\{`)),
  reads: () =>
    sources.filter((path) => /\/tender-/.test(path)).reduce((sum, path) => sum + count(text(path)), 0)
};

const plans = models.map(({ processId }) => processId).filter((id) => id.startsWith('plan-'));
for (const plan of plans) {
  const own = closure(plan);
  const others = models.filter(
    ({ processId }) => !own.has(processId) || plans.some((id) => id !== plan && closure(id).has(processId))
  );
  const taken = new Set(others.flatMap(namesIn));
  const names = new Set([...own].flatMap((id) => namesIn(modelOf.get(id) as PlanModel)));
  const alone = [...names].filter((name) => !taken.has(name));
  const rows = alone.map((name): [string, number] => {
    const [kind = '', id = ''] = name.split(':');
    return [name, lines[kind]?.(id) ?? 0];
  });
  const naming = sources
    .flatMap((path) => text(path).split('\n'))
    .filter((line) => line.includes(`'${plan}'`));
  rows.push(['lines that name it', naming.length]);
  const total = rows.reduce((sum, [, each]) => sum + each, 0);
  console.log(`${plan}: ${total} (${rows.map(([name, each]) => `${name} ${each}`).join(', ')})`);
}
