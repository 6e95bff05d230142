import { between, type Cases, definition, native, task } from './around.ts';
import {
  element,
  end,
  flows,
  listeners,
  message,
  model,
  onLink,
  signal,
  start,
  taskListeners
} from '../../support/bpmn.ts';

const wild = (id: string, from: string, to: string) =>
  `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}" />`;
const long = (length: number) => 'x'.repeat(length);

/** How long texts may be. */
export const lengths: Cases = {
  ...Object.fromEntries(
    [254, 255, 256, 257, 300].map((length) => [
      `an element id of ${length}`,
      between(element('task', 'T')).replaceAll('"T"', `"${long(length)}"`)
    ])
  ),
  ...Object.fromEntries(
    [255, 256].map((length) => [`a process id of ${length}`, model(start(), { id: long(length), name: 'p' })])
  ),
  ...Object.fromEntries(
    [255, 256].map((length) => [
      `a flow id of ${length}`,
      model(start() + end() + wild(long(length), 'Start', 'End'))
    ])
  ),
  ...Object.fromEntries(
    [255, 256].map((length) => [
      `a message id of ${length}`,
      model(start(), { roots: message(long(length), 'm') })
    ])
  ),
  ...Object.fromEntries(
    [255, 256].map((length) => [
      `the id of an event definition of ${length}`,
      model(
        start() + end('T', `<bpmn:terminateEventDefinition id="${long(length)}" />`) + flows('Start -> T')
      )
    ])
  ),
  ...Object.fromEntries(
    [255, 256].map((length) => [
      `definitions with an id of ${length}`,
      model(start()).replace('"Definitions"', `"${long(length)}"`)
    ])
  ),
  ...Object.fromEntries(
    [32_767, 32_768, 40_000].map((length) => [
      `a name of ${length}`,
      between(element('task', 'T', '', `name="${long(length)}"`))
    ])
  ),
  ...Object.fromEntries(
    [32_768, 40_000].map((length) => [`a process name of ${length}`, model(start(), { name: long(length) })])
  ),
  ...Object.fromEntries(
    [32_768, 40_000].map((length) => [
      `a message name of ${length}`,
      model(start(), { roots: message('M', long(length)) })
    ])
  ),
  ...Object.fromEntries(
    [4096, 33_000].map((length) => [
      `a signal name of ${length}`,
      model(start(), { roots: signal('S1', long(length)) })
    ])
  ),
  ...Object.fromEntries(
    [33_000].map((length) => [
      `an error name of ${length}`,
      model(start(), { roots: `<bpmn:error id="E" name="${long(length)}" errorCode="e" />` })
    ])
  ),
  ...Object.fromEntries(
    [33_000].map((length) => [
      `an error code of ${length}`,
      model(start(), { roots: `<bpmn:error id="E" name="e" errorCode="${long(length)}" />` })
    ])
  ),
  ...Object.fromEntries(
    [33_000].map((length) => [
      `an escalation name of ${length}`,
      model(start(), { roots: `<bpmn:escalation id="E" name="${long(length)}" escalationCode="e" />` })
    ])
  ),
  ...Object.fromEntries(
    [33_000].map((length) => [
      `a lane name of ${length}`,
      model(`<bpmn:laneSet id="L"><bpmn:lane id="L1" name="${long(length)}" /></bpmn:laneSet>` + start())
    ])
  ),
  ...Object.fromEntries(
    [33_000].map((length) => [
      `a participant name of ${length}`,
      model(start(), {
        roots: `<bpmn:collaboration id="C"><bpmn:participant id="P" name="${long(length)}" processRef="p" /></bpmn:collaboration>`
      })
    ])
  ),
  ...Object.fromEntries(
    [33_000].map((length) => [
      `a flow name of ${length}`,
      model(
        start() +
          end() +
          `<bpmn:sequenceFlow id="f" name="${long(length)}" sourceRef="Start" targetRef="End" />`
      )
    ])
  ),
  ...Object.fromEntries(
    [33_000].map((length) => [
      `a link name of ${length}`,
      model(
        start() +
          element('intermediateThrowEvent', 'T', onLink(long(length))) +
          element('intermediateCatchEvent', 'C', onLink(long(length))) +
          flows('Start -> T')
      )
    ])
  ),
  ...Object.fromEntries(
    [33_000].map((length) => [
      `a property name of ${length}`,
      task('task', `<zeebe:properties><zeebe:property name="${long(length)}" value="v" /></zeebe:properties>`)
    ])
  ),
  ...Object.fromEntries(
    [255, 256, 1000, 3000].map((length) => [
      `a job type of ${length}`,
      task('serviceTask', `<zeebe:taskDefinition type="${long(length)}" />`)
    ])
  ),
  'a job type of 3000 in FEEL': task(
    'serviceTask',
    `<zeebe:taskDefinition type="=&quot;${long(3000)}&quot;" />`
  ),
  ...Object.fromEntries(
    [255, 256, 3000].map((length) => [
      `a listener type of ${length}`,
      task('task', listeners(`start ${long(length)}`))
    ])
  ),
  'a task listener type of 3000': native(taskListeners(`creating ${long(3000)}`)),
  'a called process id of 300': task('callActivity', `<zeebe:calledElement processId="${long(300)}" />`),
  'a header of 40000': task(
    'serviceTask',
    definition,
    `<zeebe:taskHeaders><zeebe:header key="${long(40_000)}" value="v" /></zeebe:taskHeaders>`
  ),
  'documentation of 40000': between(
    element('task', 'T', `<bpmn:documentation>${long(40_000)}</bpmn:documentation>`)
  ),
  'a version tag of 40000': between(element('task', 'T'), {
    extensions: `<zeebe:versionTag value="${long(40_000)}" />`
  })
};
