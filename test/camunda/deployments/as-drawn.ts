const nodes =
  /(<bpmn:(?:startEvent|endEvent|boundaryEvent|intermediate\w+|\w*[tT]ask|callActivity|subProcess|adHocSubProcess|\w+Gateway) id="([^"]+)"[^>]*>)((?:<bpmn:documentation>.*?<\/bpmn:documentation>)?(?:<bpmn:extensionElements>.*?<\/bpmn:extensionElements>)?)/g;

/**
 * A model as a modeler writes it, which the real engine reads otherwise than the bare one of a test: each node lists its flows,
 * definitions of links and compensation have ids, and associations stand last in their scope.
 */
export function asDrawn(xml: string): string {
  const flows = [...xml.matchAll(/<bpmn:sequenceFlow id="([^"]+)"[^>]*>/g)];
  const listed = (tag: string, end: string, node: string) =>
    flows
      .filter(([flow]) => flow.includes(`${end}="${node}"`))
      .map(([, id]) => `<bpmn:${tag}>${id}</bpmn:${tag}>`)
      .join('');
  const withFlows = xml.replace(
    nodes,
    (_, open: string, id: string, before: string) =>
      open + before + listed('incoming', 'targetRef', id) + listed('outgoing', 'sourceRef', id)
  );
  let count = 0;
  const withIds = withFlows.replace(
    /<bpmn:(?:compensate|link)EventDefinition(?! id)/g,
    (tag) => `${tag} id="Definition${++count}"`
  );
  return associationsLast(withIds);
}

function associationsLast(xml: string): string {
  const inner = /(<bpmn:subProcess (?:(?!<bpmn:subProcess ).)*?)(<\/bpmn:subProcess>)/g;
  const within = xml.replace(inner, (_, body: string, close: string) =>
    last(body, close).replaceAll('<bpmn:association', '<bpmn:inner')
  );
  return within
    .replace(/(<bpmn:process .*?)(<\/bpmn:process>)/gs, (_, body: string, close: string) => last(body, close))
    .replaceAll('<bpmn:inner', '<bpmn:association');
}

function last(body: string, close: string): string {
  const associations = body.match(/<bpmn:association [^>]*\/>/g) ?? [];
  return body.replace(/<bpmn:association [^>]*\/>/g, '') + associations.join('') + close;
}
