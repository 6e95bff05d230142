import { listOf, parseDiagram, processIn, type ModdleElement } from '../moddle.ts';

const within = (scope: ModdleElement): readonly string[] =>
  listOf(scope, 'flowElements')
    .filter(({ $type }) => $type !== 'bpmn:SequenceFlow')
    .flatMap((node) => [...(node.id === undefined ? [] : [node.id]), ...within(node)]);

/** Ids of all steps, events and gateways of a drawing, those inside phases too. UnreadableDiagram for what is no BPMN. */
export const flowNodeIds = async (xml: string): Promise<readonly string[]> =>
  within(processIn(await parseDiagram(xml)));
