import { isRole } from '../../domain/roles.ts';
import type { Role } from '../../domain/roles.ts';
import { wordList } from '../../domain/word-list.ts';
import { extensionOf, listOf, textOf } from '../moddle.ts';
import type { ModdleElement } from '../moddle.ts';
import { disclosureKinds } from '../plan.ts';
import type { DisclosureKind, Step } from '../plan.ts';
import { propertiesOf } from './properties.ts';

const groupPattern = /caseKey\s*\+\s*"\/([a-z-]+)"/g;
const duePattern = /^=\s*due\.(\w+)\s*$/;
const constantPattern = /^=\s*"([^"]+)"\s*$/;

/** Reads one flow node; `phase` is that of the sub-process around it. */
export function readStep(element: ModdleElement, parentId: string | null, phase: string | null): Step {
  const properties = propertiesOf(element);
  const own = (name: string): string | null => properties[name] || null;
  return {
    elementId: element.id ?? '',
    name: textOf(element, 'name') ?? '',
    type: element.$type.replace('bpmn:', ''),
    parentId,
    ...assignmentOf(element, properties['role']),
    formId: textOf(extensionOf(element, 'zeebe:FormDefinition'), 'formId'),
    dueName:
      duePattern.exec(textOf(extensionOf(element, 'zeebe:TaskSchedule'), 'dueDate') ?? '')?.[1] ?? null,
    jobType: textOf(extensionOf(element, 'zeebe:TaskDefinition'), 'type'),
    headers: headersOf(element),
    calledProcess: textOf(extensionOf(element, 'zeebe:CalledElement'), 'processId'),
    artefact: own('artefact') ?? handedArtefact(element),
    clauses: wordList(properties['clauses']),
    phase: own('phase') ?? phase,
    riskPoint: own('riskPoint'),
    measure: own('measure'),
    evidence: own('evidence'),
    due: own('due'),
    discloses: disclosureOf(properties['discloses']),
    approves: wordList(properties['approves']),
    act: own('act'),
    excludes: wordList(properties['excludes']),
    proof: own('proof'),
    documents: wordList(properties['documents']),
    witnesses: Number.parseInt(properties['witnesses'] ?? '0', 10) || 0,
    closes: own('closes'),
    properties
  };
}

/** Who does a task; of a call, who answers for it (`shoumi:role`). */
function assignmentOf(
  element: ModdleElement,
  answerable = ''
): Pick<Step, 'roles' | 'oneParticipation' | 'assignment' | 'nativeUserTask'> {
  const definition = extensionOf(element, 'zeebe:AssignmentDefinition');
  const assignment = {
    candidateGroups: textOf(definition, 'candidateGroups'),
    assignee: textOf(definition, 'assignee'),
    candidateUsers: textOf(definition, 'candidateUsers')
  };
  return {
    roles:
      element.$type === 'bpmn:CallActivity' && isRole(answerable)
        ? [answerable]
        : rolesIn(assignment.candidateGroups ?? ''),
    oneParticipation: /^=\s*\w*participationId\s*$/i.test(assignment.assignee ?? ''),
    assignment,
    nativeUserTask: extensionOf(element, 'zeebe:UserTask') !== undefined
  };
}

const rolesIn = (groups: string): readonly Role[] => [
  ...new Set([...groups.matchAll(groupPattern)].map(([, role = '']) => role).filter(isRole))
];

function headersOf(element: ModdleElement): Readonly<Record<string, string>> {
  const holder = extensionOf(element, 'zeebe:TaskHeaders');
  const pairs = holder ? listOf(holder, 'values') : [];
  return Object.fromEntries(
    pairs.map((pair) => [String(pair.get('key') ?? ''), String(pair.get('value') ?? '')])
  );
}

/** The artefact that a call hands to the called process as a constant. */
function handedArtefact(element: ModdleElement): string | null {
  const mapping = extensionOf(element, 'zeebe:IoMapping');
  const input =
    mapping && listOf(mapping, 'inputParameters').find((each) => each.get('target') === 'artefact');
  return constantPattern.exec(textOf(input, 'source') ?? '')?.[1] ?? null;
}

const disclosureOf = (text: string | undefined): DisclosureKind | null =>
  disclosureKinds.find((kind) => kind === text) ?? null;
