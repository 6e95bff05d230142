import { realDriver } from './drive/real.ts';
import { model, element, extensions, flows } from '../support/bpmn.ts';
const real = await realDriver();
const script = (id: string) => element('scriptTask', id, extensions('<zeebe:script expression="=1" resultVariable="x" />'));
const rule = (id: string) => element('businessRuleTask', id, extensions('<zeebe:calledDecision decisionId="d" resultVariable="x" />'));
const bodies: Record<string, string> = {
  script: script('T'), rule: rule('T'), manual: element('manualTask', 'T'), task: element('task', 'T'),
  throwing: element('intermediateThrowEvent', 'T'), gatewayOnly: element('exclusiveGateway', 'T'),
  sub: element('subProcess', 'T', element('startEvent', 'S2') + element('endEvent', 'E2') + flows('S2 -> E2')),
  subWithTask: element('subProcess', 'T', element('startEvent', 'S2') + element('task', 'T2') + element('endEvent', 'E2') + flows('S2 -> T2', 'T2 -> E2')),
  subWithoutEnd: element('subProcess', 'T', element('startEvent', 'S2') + element('task', 'T2') + flows('S2 -> T2')),
  called: element('callActivity', 'T', extensions('<zeebe:calledElement processId="z" />')),
  service: element('serviceTask', 'T', extensions('<zeebe:taskDefinition type="t" />')),
  scriptJob: element('scriptTask', 'T', extensions('<zeebe:taskDefinition type="t" />')),
  multi: element('task', 'T', '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1]" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>'),
  multiSub: element('subProcess', 'T', '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=[1]" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>' + element('startEvent', 'S2') + element('task', 'T2') + element('endEvent', 'E2') + flows('S2 -> T2', 'T2 -> E2')),
};
for (const [name, body] of Object.entries(bodies)) {
  const xml = model(element('startEvent', 'S') + element('exclusiveGateway', 'A') + body + element('exclusiveGateway', 'B', '', 'default="B-A"') + element('endEvent', 'E') + flows('S -> A', 'A -> T', 'T -> B', 'B -> A', 'B -> E: =x'), { id: `l${name}` });
  await real.deploy({ [`${name}.bpmn`]: xml }).then(() => console.log(name, 'accepted'), (e) => console.log(name, 'REFUSED', String(e.message).split('\n').slice(2, 3).join()));
}
for (const [name, body] of Object.entries({ self: `<zeebe:calledElement processId="cself" />`, other: `<zeebe:calledElement processId="z" />` })) {
  const xml = model(element('startEvent', 'S') + element('callActivity', 'C', extensions(body)) + flows('S -> C'), { id: `c${name}` });
  await real.deploy({ [`${name}.bpmn`]: xml }).then(() => console.log('call', name, 'accepted'), (e) => console.log('call', name, 'REFUSED', String(e.message).split('\n').slice(1, 3).join()));
}
await real.close();
