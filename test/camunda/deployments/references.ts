import { between, type Cases, definition, native, task } from './around.ts';
import { element, end, escape, extensions, flows, model, process, start } from '../../support/bpmn.ts';

const decision = (id: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="drg-${id}" name="d" namespace="http://camunda.org/schema/1.0/dmn"><decision id="${id}" name="d"><literalExpression id="l-${id}"><text>1</text></literalExpression></decision></definitions>`;
const form = (id: string) => JSON.stringify({ id, type: 'default', components: [] });
const robot = (id: string) => JSON.stringify({ id, name: id, script: '' });
const called = process('called', start('S') + end('E') + flows('S -> E'));

const call = (attributes: string) => task('callActivity', `<zeebe:calledElement ${attributes} />`);
const decides = (attributes: string) =>
  task('businessRuleTask', `<zeebe:calledDecision resultVariable="x" ${attributes} />`);
const shows = (attributes: string) => native(`<zeebe:formDefinition ${attributes} />`);
const byJob = (attributes: string) => task('userTask', `<zeebe:formDefinition ${attributes} />`);
const links = (attributes: string) =>
  task(
    'serviceTask',
    definition,
    `<zeebe:linkedResources><zeebe:linkedResource ${attributes} /></zeebe:linkedResources>`
  );

const together = 'bindingType="deployment"';

/** What is called and shown, and which version of it. */
export const references: Cases = {
  'a process of another deployment': call(`processId="nowhere" ${together}`),
  'a process that an expression names': call(`processId="=&quot;nowhere&quot;" ${together}`),
  'a process of the same file': model(
    start() +
      element('callActivity', 'T', extensions(`<zeebe:calledElement processId="called" ${together} />`)) +
      end() +
      flows('Start -> T', 'T -> End'),
    { more: called }
  ),
  'a process of another file': {
    'a.bpmn': call(`processId="other-file" ${together}`),
    'b.bpmn': model(start() + end() + flows('Start -> End'), { id: 'other-file' })
  },
  'a process of the deployment before': call(`processId="called" ${together}`),
  'the process itself': call(`processId="p" ${together}`).replace(
    '<bpmn:endEvent',
    '<bpmn:userTask id="W" /><bpmn:endEvent'
  ),
  'no process': call(''),
  'an empty process id': call('processId=""'),
  'a blank process id': call('processId=" "'),
  'an unknown binding of a call': call('processId="a" bindingType="newest"'),
  'an empty binding of a call': call('processId="a" bindingType=""'),
  'a version tag that is not told': call('processId="a" bindingType="versionTag"'),
  'a version tag that is blank': call('processId="a" bindingType="versionTag" versionTag=" "'),
  'a version tag with the latest': call('processId="a" bindingType="latest" versionTag="v1"'),
  'a version tag without a binding': call('processId="a" versionTag="v1"'),
  'a version tag with a deployment': call(`processId="a" ${together} versionTag="v1"`),
  'a version tag': call('processId="a" bindingType="versionTag" versionTag="v1"'),
  'a version tag that is an expression': call('processId="a" bindingType="versionTag" versionTag="=v1"'),
  'broken FEEL for a process': call('processId="=1 +"'),
  'a decision of another deployment': decides(`decisionId="nowhere" ${together}`),
  'a decision that an expression names': decides(`decisionId="=&quot;nowhere&quot;" ${together}`),
  'a decision of the deployment': {
    'a.bpmn': decides(`decisionId="here" ${together}`),
    'b.dmn': decision('here')
  },
  'the requirements instead of a decision': {
    'a.bpmn': decides(`decisionId="drg-there" ${together}`),
    'b.dmn': decision('there')
  },
  'an unknown binding of a decision': decides('decisionId="a" bindingType="newest"'),
  'a version tag of a decision that is not told': decides('decisionId="a" bindingType="versionTag"'),
  'no decision': decides(''),
  'no result of a decision': task('businessRuleTask', '<zeebe:calledDecision decisionId="d" />'),
  'an empty result of a decision': task(
    'businessRuleTask',
    '<zeebe:calledDecision decisionId="d" resultVariable="" />'
  ),
  'an odd result of a decision': task(
    'businessRuleTask',
    '<zeebe:calledDecision decisionId="d" resultVariable="a b" />'
  ),
  'a form of another deployment': shows(`formId="nowhere" ${together}`),
  'a form that an expression names': shows(`formId="=&quot;nowhere&quot;" ${together}`),
  'a form of the deployment': { 'a.bpmn': shows(`formId="here" ${together}`), 'b.form': form('here') },
  'an unknown binding of a form': shows('formId="a" bindingType="newest"'),
  'a version tag of a form that is not told': shows('formId="a" bindingType="versionTag"'),
  'a form and an external one': shows('formId="a" externalReference="b"'),
  'a form definition without a form': shows(''),
  'a blank form': shows('formId=" "'),
  'an external form with a binding': shows(`externalReference="b" ${together}`),
  'an external form with the latest binding': shows('externalReference="b" bindingType="latest"'),
  'an external form': shows('externalReference="b"'),
  'a form key of a native task': shows('formKey="k"'),
  'a form key beside a form of a native task': shows('formKey="k" formId="f"'),
  'a form key and a form of a task by job': byJob('formKey="k" formId="f"'),
  'no form of a task by job': byJob(''),
  'an external form of a task by job': byJob('externalReference="k"'),
  'a form key with a binding': byJob('formKey="k" bindingType="latest"'),
  'a form key': byJob('formKey="k"'),
  'a form of a task by job': byJob('formId="f"'),
  'a form of another deployment of a task by job': byJob(`formId="nowhere" ${together}`),
  'broken FEEL for a form key': byJob('formKey="=1 +"'),
  'broken FEEL for a form': shows('formId="=1 +"'),
  'a form within the file that is not there': between(
    element('userTask', 'T', extensions('<zeebe:formDefinition formKey="camunda-forms:bpmn:nothing" />'))
  ),
  'a form within the file': between(
    element('userTask', 'T', extensions('<zeebe:formDefinition formKey="camunda-forms:bpmn:F" />')),
    {
      extensions: `<zeebe:userTaskForm id="F">${escape(form('F'))}</zeebe:userTaskForm>`
    }
  ),
  'an empty form within the file': between(
    element('userTask', 'T', extensions('<zeebe:formDefinition formKey="camunda-forms:bpmn:F" />')),
    {
      extensions: '<zeebe:userTaskForm id="F"></zeebe:userTaskForm>'
    }
  ),
  'a start form of another deployment': model(
    element('startEvent', 'T', extensions(`<zeebe:formDefinition formId="nowhere" ${together} />`)) +
      end() +
      flows('T -> End')
  ),
  'a start form without a form': model(
    element('startEvent', 'T', extensions('<zeebe:formDefinition />')) + end() + flows('T -> End')
  ),
  'a start form by a key': model(
    element('startEvent', 'T', extensions('<zeebe:formDefinition formKey="k" />')) + end() + flows('T -> End')
  ),
  'a start form with an external reference': model(
    element('startEvent', 'T', extensions('<zeebe:formDefinition externalReference="k" />')) +
      end() +
      flows('T -> End')
  ),
  'a public start form': model(
    element(
      'startEvent',
      'T',
      extensions(
        '<zeebe:formDefinition formId="f" />',
        '<zeebe:properties><zeebe:property name="publicAccess" value="true" /></zeebe:properties>'
      )
    ) +
      end() +
      flows('T -> End')
  ),
  'a start form that is not public': model(
    element(
      'startEvent',
      'T',
      extensions(
        '<zeebe:formDefinition formId="f" />',
        '<zeebe:properties><zeebe:property name="publicAccess" value="false" /></zeebe:properties>'
      )
    ) +
      end() +
      flows('T -> End')
  ),
  'a resource of another deployment': links(`resourceId="nowhere" resourceType="RPA" ${together}`),
  'a resource that an expression names': links(
    `resourceId="=&quot;nowhere&quot;" resourceType="RPA" ${together}`
  ),
  'a resource of the deployment': {
    'a.bpmn': links(`resourceId="here" resourceType="RPA" ${together}`),
    'b.rpa': robot('here')
  },
  'no resource': links('resourceType="RPA"'),
  'no type of a resource': links('resourceId="a"'),
  'an empty type of a resource': links('resourceId="a" resourceType=""'),
  'a resource without a link name': links('resourceId="a" resourceType="RPA"'),
  'an unknown binding of a resource': links('resourceId="a" resourceType="RPA" bindingType="newest"'),
  'a version tag of a resource that is not told': links(
    'resourceId="a" resourceType="RPA" bindingType="versionTag"'
  ),
  'broken FEEL for a resource': links('resourceId="=1 +" resourceType="RPA"')
};
