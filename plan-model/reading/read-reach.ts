import { listOf, textOf } from '../moddle.ts';
import type { ModdleElement } from '../moddle.ts';

/** A variable that an element sets; `input` is the expression when an input mapping of the element itself sets it. */
export interface Written {
  readonly variable: string;
  readonly input: string | null;
}

/** A process, decision or form that an element names; `id` is null when anything else than an id names it. */
export interface NamedResource {
  readonly kind: 'process' | 'decision' | 'form';
  readonly id: string | null;
  readonly binding: string | null;
}

/** How an element reaches out of itself: what it sets, names, has worked and waits for. */
export interface Reach {
  readonly elementId: string;
  readonly name: string;
  readonly writes: readonly Written[];
  readonly named: readonly NamedResource[];
  readonly jobTypes: readonly (string | null)[];
  /** Whether jobs listen to it: they would run unseen beside what is drawn. */
  readonly listened: boolean;
  /** Variables by which its job correlates messages. */
  readonly correlates: readonly string[];
  /** Messages that it waits for, each with its correlation key. */
  readonly waits: readonly { readonly message: string | null; readonly key: string | null }[];
  /** Whether it throws or catches a signal, which every case hears. */
  readonly signals: boolean;
}

const catching: readonly string[] = [
  'bpmn:StartEvent',
  'bpmn:IntermediateCatchEvent',
  'bpmn:BoundaryEvent',
  'bpmn:ReceiveTask'
];

/** Headers whose value names a variable that the job sets. */
const resultHeaders: readonly string[] = ['result', 'outsiders'];

/** How the process and each element of it reach out, whatever their nesting. */
export const readReach = (scope: ModdleElement): readonly Reach[] => [
  reachOf(scope),
  ...((scope.get('flowElements') as readonly ModdleElement[] | undefined) ?? []).flatMap(readReach)
];

/** Elements by which the process itself can be started, and whether they are none start events. */
export const readStarts = (
  process: ModdleElement
): readonly { readonly elementId: string; readonly isNone: boolean }[] =>
  listOf(process, 'flowElements')
    .filter(({ $type }) => $type === 'bpmn:StartEvent')
    .map((start) => ({ elementId: start.id ?? '', isNone: definitionsOf(start).length === 0 }));

function reachOf(element: ModdleElement): Reach {
  const headers = partsOf(element, 'zeebe:TaskHeaders', 'values');
  const headed = (keys: readonly string[]) =>
    headers.filter((header) => keys.includes(String(header.get('key')))).map((each) => text(each, 'value'));
  return {
    elementId: element.id ?? '',
    name: textOf(element, 'name') ?? element.id ?? '',
    writes: [
      ...partsOf(element, 'zeebe:IoMapping', 'inputParameters').map((input) => ({
        variable: text(input, 'target'),
        input: text(input, 'source')
      })),
      ...[...resultsOf(element), ...headed(resultHeaders)].map((variable) => ({ variable, input: null }))
    ],
    named: namedBy(element),
    jobTypes: allOf(element, 'zeebe:TaskDefinition').map((work) => textOf(work, 'type')),
    listened: ['zeebe:ExecutionListeners', 'zeebe:TaskListeners'].some(
      (type) => partsOf(element, type, 'listeners').length > 0
    ),
    correlates: headed(['correlate']),
    waits: catching.includes(element.$type) ? waitsOf(element) : [],
    signals: definitionsOf(element).some(({ $type }) => $type === 'bpmn:SignalEventDefinition')
  };
}

/** Every extension of a type: an engine may read another one than the first. */
const allOf = (element: ModdleElement, type: string): readonly ModdleElement[] => {
  const extensions = element.get('extensionElements') as ModdleElement | undefined;
  return extensions ? listOf(extensions, 'values').filter((value) => value.$type === type) : [];
};

const partsOf = (element: ModdleElement, type: string, parts: string): readonly ModdleElement[] =>
  allOf(element, type).flatMap((holder) => listOf(holder, parts));

const text = (element: ModdleElement, name: string): string => textOf(element, name) ?? '';

/** Variables set by outputs, results and loops. */
function resultsOf(element: ModdleElement): readonly string[] {
  const loop = element.get('loopCharacteristics') as ModdleElement | undefined;
  const loops = loop ? allOf(loop, 'zeebe:LoopCharacteristics') : [];
  return [
    ...partsOf(element, 'zeebe:IoMapping', 'outputParameters').map((output) => text(output, 'target')),
    ...allOf(element, 'zeebe:Script').map((script) => text(script, 'resultVariable')),
    ...allOf(element, 'zeebe:CalledDecision').map((decision) => text(decision, 'resultVariable')),
    ...allOf(element, 'zeebe:AdHoc').map((adHoc) => text(adHoc, 'outputCollection')),
    ...loops.flatMap((each) => [text(each, 'inputElement'), text(each, 'outputCollection')])
  ];
}

/** Attributes that would name something else than the id. */
const otherNames: readonly string[] = ['processIdExpression', 'formKey', 'externalReference'];

const namedBy = (element: ModdleElement): readonly NamedResource[] =>
  (
    [
      ['process', 'zeebe:CalledElement', 'processId'],
      ['decision', 'zeebe:CalledDecision', 'decisionId'],
      ['form', 'zeebe:FormDefinition', 'formId']
    ] as const
  ).flatMap(([kind, type, attribute]) =>
    allOf(element, type).map((each) => ({
      kind,
      id: otherNames.some((name) => textOf(each, name) !== null) ? null : textOf(each, attribute),
      binding: textOf(each, 'bindingType')
    }))
  );

const definitionsOf = (element: ModdleElement): readonly ModdleElement[] =>
  (element.get('eventDefinitions') as readonly ModdleElement[] | undefined) ?? [];

function waitsOf(element: ModdleElement): Reach['waits'] {
  const holders = [
    ...definitionsOf(element).filter(({ $type }) => $type === 'bpmn:MessageEventDefinition'),
    ...(element.$type === 'bpmn:ReceiveTask' ? [element] : [])
  ];
  return holders.flatMap((holder) => {
    const message = holder.get('messageRef') as ModdleElement | undefined;
    const keys = message ? allOf(message, 'zeebe:Subscription') : [];
    const name = textOf(message, 'name');
    return keys.length === 0
      ? [{ message: name, key: null }]
      : keys.map((each) => ({ message: name, key: textOf(each, 'correlationKey') }));
  });
}
