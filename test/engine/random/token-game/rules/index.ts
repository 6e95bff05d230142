import type { Node } from '../diagram.ts';
import { compensation } from './compensation.ts';
import * as events from './events.ts';
import * as gateways from './gateways.ts';
import type { Rule } from './rule.ts';
import * as scopes from './scopes.ts';
import * as tasks from './tasks.ts';
import { userTask } from './user-task.ts';

const byKind: Readonly<Record<string, Rule>> = {
  Process: scopes.scope,
  SubProcess: scopes.scope,
  CallActivity: scopes.call,
  Task: tasks.pass,
  ManualTask: tasks.pass,
  ServiceTask: tasks.work,
  SendTask: tasks.work,
  UserTask: tasks.work,
  ReceiveTask: tasks.wait,
  ScriptTask: tasks.script,
  BusinessRuleTask: tasks.decide,
  ExclusiveGateway: gateways.exclusive,
  InclusiveGateway: gateways.inclusive,
  ParallelGateway: gateways.parallel,
  EventBasedGateway: gateways.race,
  StartEvent: events.start,
  BoundaryEvent: events.happened,
  IntermediateCatchEvent: events.catching,
  IntermediateThrowEvent: tasks.pass,
  EndEvent: tasks.pass,
  'EndEvent Error': events.errorEnd,
  'EndEvent Terminate': events.terminate,
  'EndEvent Message': tasks.work,
  'IntermediateThrowEvent Message': tasks.work,
  'EndEvent Signal': events.signal,
  'IntermediateThrowEvent Signal': events.signal,
  'EndEvent Escalation': events.escalation,
  'IntermediateThrowEvent Escalation': events.escalation,
  'IntermediateThrowEvent Link': events.link,
  'IntermediateCatchEvent Link': tasks.pass,
  'EndEvent Compensate': compensation,
  'IntermediateThrowEvent Compensate': compensation
};

/** What tokens do at a node. */
export function ruleOf(node: Node): Rule {
  if (node.kind === 'UserTask' && node.extension('userTask')) return userTask;
  const rule = byKind[`${node.kind} ${node.event}`] ?? byKind[node.kind];
  if (!rule) throw new Error(`the token game has no rule for ${node.kind} ${node.event ?? ''}`);
  return rule;
}
