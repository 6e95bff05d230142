import { isGrade } from '../../domain/grades.ts';
import { wordList } from '../../domain/word-list.ts';
import { buildGraph } from '../graph/build-graph.ts';
import { flowScopes } from '../graph/flow-scope.ts';
import { listOf, parseDiagram, processIn, textOf } from '../moddle.ts';
import type { ModdleElement } from '../moddle.ts';
import type { Artefact, Named, PlanModel, Step } from '../plan.ts';
import { declaredOf, propertiesOf } from './properties.ts';
import { readReach, readStarts } from './read-reach.ts';
import { readStep } from './read-step.ts';

/**
 * Reads a plan out of its diagram: phases, risk points, artefacts, steps with what they are for, and the graph that the rules
 * walk. Throws UnreadableDiagram when the text is no BPMN with a process.
 */
export async function readPlan(xml: string): Promise<PlanModel> {
  return planOf(await parseDiagram(xml));
}

/** The plan of a diagram that is parsed already. Throws UnreadableDiagram when it has no process. */
export function planOf(definitions: ModdleElement): PlanModel {
  const process = processIn(definitions);
  const properties = propertiesOf(process);
  const steps = readSteps(process, null, null);
  return {
    processId: process.id ?? '',
    name: textOf(process, 'name') ?? '',
    title: properties['title'] || textOf(process, 'name') || '',
    executable: process.get('isExecutable') === true,
    template: properties['template'] || null,
    templateVersion: properties['templateVersion'] || null,
    scope: wordList(properties['scope']),
    phases: phasesOf(properties, steps),
    riskPoints: declaredOf(properties, 'risk').map(([id, title]) => ({ id, title })),
    artefacts: artefactsOf(properties),
    dates: declaredOf(properties, 'date').map(([id, title]) => ({ id, title })),
    steps,
    graph: buildGraph(process),
    scopes: flowScopes(process),
    reach: readReach(process),
    starts: readStarts(process)
  };
}

function readSteps(scope: ModdleElement, parentId: string | null, phase: string | null): readonly Step[] {
  const nodes = listOf(scope, 'flowElements').filter((element) => element.$type !== 'bpmn:SequenceFlow');
  return nodes.flatMap((element) => {
    const step = readStep(element, parentId, phase);
    const inner =
      element.get('flowElements') === undefined ? [] : readSteps(element, step.elementId, step.phase);
    return [step, ...inner];
  });
}

/** Titles from `shoumi:phase:<id>`, else from the sub-process that is the phase, else the id. */
function phasesOf(properties: Readonly<Record<string, string>>, steps: readonly Step[]): readonly Named[] {
  const declared = new Map(declaredOf(properties, 'phase'));
  for (const { phase, type, name } of steps) {
    if (phase !== null && !declared.has(phase))
      declared.set(phase, type === 'SubProcess' && name ? name : phase);
  }
  return [...declared].map(([id, title]) => ({ id, title }));
}

function artefactsOf(properties: Readonly<Record<string, string>>): readonly Artefact[] {
  const until = new Map(declaredOf(properties, 'until'));
  return declaredOf(properties, 'artefact').map(([id, value]) => {
    const [title = '', grade = '', ...terms] = value.split('|').map((part) => part.trim());
    const graded = isGrade(grade) ? grade : null;
    return { id, title, grade: graded, terms: terms.join('|'), until: wordList(until.get(id)) };
  });
}
