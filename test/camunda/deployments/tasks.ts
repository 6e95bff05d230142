import { between, type Cases, definition, native, task } from './around.ts';
import { element, extensions, io, loop } from '../../support/bpmn.ts';

const priority = (text: string) => native(`<zeebe:priorityDefinition priority="${text}" />`);
const due = (text: string) => native(`<zeebe:taskSchedule dueDate="${text}" />`);
const later = (text: string) => native(`<zeebe:taskSchedule followUpDate="${text}" />`);
const groups = (text: string) => native(`<zeebe:assignmentDefinition candidateGroups="${text}" />`);
const users = (text: string) => native(`<zeebe:assignmentDefinition candidateUsers="${text}" />`);
const headers = (...keys: string[]) =>
  `<zeebe:taskHeaders>${keys.map((key) => `<zeebe:header key="${key}" value="v" />`).join('')}</zeebe:taskHeaders>`;
const script = '<zeebe:script expression="=1" resultVariable="x" />';
const decision = '<zeebe:calledDecision decisionId="d" resultVariable="x" />';
const mapping = (given: string) => task('task', `<zeebe:ioMapping>${given}</zeebe:ioMapping>`);
const looped = (content: string, tag = 'serviceTask') =>
  between(element(tag, 'T', extensions(definition) + content));
const multi = (attributes: string, more = '') =>
  looped(
    `<bpmn:multiInstanceLoopCharacteristics>${extensions(`<zeebe:loopCharacteristics ${attributes} />`)}${more}</bpmn:multiInstanceLoopCharacteristics>`
  );

/** What tasks say of themselves. */
export const tasks: Cases = {
  ...Object.fromEntries(
    [
      '101',
      'abc',
      '-1',
      '0',
      '100',
      '50.5',
      '',
      ' 50 ',
      '5e1',
      '=101',
      '=1 +',
      '007',
      '+5',
      '99999999999',
      '50.0',
      '1e3',
      '1e400',
      '.5',
      '5.',
      'NaN',
      '0x10'
    ].map((text) => [`priority "${text}"`, priority(text)])
  ),
  'priority absent': native('<zeebe:priorityDefinition />'),
  'priority of a task by job': task('userTask', '<zeebe:priorityDefinition priority="101" />'),
  'wrong priority of a task by job': task('userTask', '<zeebe:priorityDefinition priority="abc" />'),
  ...Object.fromEntries(
    [
      'tomorrow',
      '',
      '2026-12-01',
      '2026-12-01T09:00:00',
      '2026-12-01T09:00Z',
      '2026-12-01T09:00:00+08:00',
      '2026-12-01T09:00:00+08:00[Asia/Taipei]',
      '2026-12-01T09:00:00[Asia/Taipei]',
      '2026-13-01T09:00:00Z',
      '2026-02-30T09:00:00Z',
      '2026-12-01 09:00:00Z',
      '=tomorrow',
      '=1 +',
      ' '
    ].map((text) => [`due "${text}"`, due(text)])
  ),
  'follow-up "tomorrow"': later('tomorrow'),
  'follow-up "2026-12-01T09:00Z"': later('2026-12-01T09:00Z'),
  'due "tomorrow" of a task by job': task('userTask', '<zeebe:taskSchedule dueDate="tomorrow" />'),
  'follow-up "soon" of a task by job': task('userTask', '<zeebe:taskSchedule followUpDate="soon" />'),
  'due "tomorrow" of a service task': task(
    'serviceTask',
    definition,
    '<zeebe:taskSchedule dueDate="tomorrow" />'
  ),
  ...Object.fromEntries(
    [
      'a,,b',
      'a,b',
      'a, b',
      ',a',
      'a,',
      '',
      ',',
      ' ',
      'a b',
      'a b,c',
      'a;b',
      '=a,,b',
      '=[1',
      '[a]',
      'a\tb',
      'a&quot;,b',
      "it's,b"
    ].flatMap((text) => [
      [`groups "${text}"`, groups(text)],
      [`users "${text}"`, users(text)]
    ])
  ),
  'groups of a task by job': task('userTask', '<zeebe:assignmentDefinition candidateGroups="a,,b" />'),
  'users of a task by job': task('userTask', '<zeebe:assignmentDefinition candidateUsers="a,,b" />'),
  'an empty assignee': native('<zeebe:assignmentDefinition assignee="" />'),
  'a blank assignee': native('<zeebe:assignmentDefinition assignee=" " />'),
  'broken FEEL for an assignee': native('<zeebe:assignmentDefinition assignee="=1 +" />'),
  'a script and a job': task('scriptTask', script, definition),
  'neither script nor job': task('scriptTask'),
  'a script by a job': task('scriptTask', definition),
  'a script': task('scriptTask', script),
  'a script that is no expression': task('scriptTask', '<zeebe:script expression="1" resultVariable="x" />'),
  'an empty script': task('scriptTask', '<zeebe:script expression="" resultVariable="x" />'),
  'no script': task('scriptTask', '<zeebe:script resultVariable="x" />'),
  'broken FEEL in a script': task('scriptTask', '<zeebe:script expression="=1 +" resultVariable="x" />'),
  'a script without a result': task('scriptTask', '<zeebe:script expression="=1" />'),
  'a script with an odd result': task('scriptTask', '<zeebe:script expression="=1" resultVariable="a.b" />'),
  'two scripts': task('scriptTask', script, script),
  'a decision and a job': task('businessRuleTask', decision, definition),
  'neither decision nor job': task('businessRuleTask'),
  'a decision by a job': task('businessRuleTask', definition),
  'two decisions': task('businessRuleTask', decision, decision),
  'two jobs of a rule': task('businessRuleTask', definition, definition),
  'two jobs of a script': task('scriptTask', definition, definition),
  'no job of a service task': task('serviceTask'),
  'no job of a send task': task('sendTask'),
  'two jobs': task('serviceTask', definition, definition),
  'two jobs of a send task': task('sendTask', definition, definition),
  'a job of a task': task('task', definition),
  'two jobs of a task': task('task', definition, definition),
  'an empty job of a task': task('task', '<zeebe:taskDefinition type="" />'),
  'a job of a manual task': task('manualTask', definition),
  'a job of a native user task': native(definition),
  'no type': task('serviceTask', '<zeebe:taskDefinition />'),
  'an empty type': task('serviceTask', '<zeebe:taskDefinition type="" />'),
  'a blank type': task('serviceTask', '<zeebe:taskDefinition type=" " />'),
  'no retries': task('serviceTask', '<zeebe:taskDefinition type="t" />'),
  'empty retries': task('serviceTask', '<zeebe:taskDefinition type="t" retries="" />'),
  'blank retries': task('serviceTask', '<zeebe:taskDefinition type="t" retries=" " />'),
  'retries in words': task('serviceTask', '<zeebe:taskDefinition type="t" retries="three" />'),
  'negative retries': task('serviceTask', '<zeebe:taskDefinition type="t" retries="-1" />'),
  'broken FEEL for retries': task('serviceTask', '<zeebe:taskDefinition type="t" retries="=1 +" />'),
  'broken FEEL for a type': task('serviceTask', '<zeebe:taskDefinition type="=1 +" />'),
  'a header twice': task('serviceTask', definition, headers('a', 'a')),
  'a header twice at a user task': native(headers('a', 'a')),
  'a header twice at a task': task('task', headers('a', 'a')),
  'a reserved header': task('serviceTask', definition, headers('io.camunda.zeebe:assignee')),
  'a header that is nearly reserved': task('serviceTask', definition, headers('io.camunda.zeebe')),
  'another reserved header': task('serviceTask', definition, headers('io.camunda.zeebe:mine')),
  'an empty header': task('serviceTask', definition, headers('')),
  'two empty headers': task('serviceTask', definition, headers('', '')),
  'a header without a key': task(
    'serviceTask',
    definition,
    '<zeebe:taskHeaders><zeebe:header value="v" /></zeebe:taskHeaders>'
  ),
  'a header with an empty value': task(
    'serviceTask',
    definition,
    '<zeebe:taskHeaders><zeebe:header key="v" value="" /></zeebe:taskHeaders>'
  ),
  'a header without a value': task(
    'serviceTask',
    definition,
    '<zeebe:taskHeaders><zeebe:header key="v" /></zeebe:taskHeaders>'
  ),
  'no headers': task('serviceTask', definition, '<zeebe:taskHeaders />'),
  'two lists of headers': task('serviceTask', definition, headers('a'), headers('b')),
  'two lists of headers of a send task': task('sendTask', definition, headers('a'), headers('b')),
  'two lists of headers of a user task': native(headers('a'), headers('b')),
  'two lists of headers of a script': task('scriptTask', definition, headers('a'), headers('b')),
  'two lists of headers of a rule': task('businessRuleTask', definition, headers('a'), headers('b')),
  'two lists of headers of a task': task('task', headers('a'), headers('b')),
  'two mappings': task('serviceTask', definition, io({ a: '=1' }), io({ b: '=1' })),
  'two mappings of a task': task('task', io({ a: '=1' }), io({ b: '=1' })),
  'two assignments': native(
    '<zeebe:assignmentDefinition assignee="a" />',
    '<zeebe:assignmentDefinition assignee="b" />'
  ),
  'two schedules': native('<zeebe:taskSchedule />', '<zeebe:taskSchedule />'),
  'two priorities': native(
    '<zeebe:priorityDefinition priority="1" />',
    '<zeebe:priorityDefinition priority="1" />'
  ),
  'two forms': native('<zeebe:formDefinition formId="a" />', '<zeebe:formDefinition formId="b" />'),
  'two forms of a task by job': task(
    'userTask',
    '<zeebe:formDefinition formKey="a" />',
    '<zeebe:formDefinition formKey="b" />'
  ),
  'native twice': native('<zeebe:userTask />'),
  'two calls': task(
    'callActivity',
    '<zeebe:calledElement processId="a" />',
    '<zeebe:calledElement processId="b" />'
  ),
  'no call': task('callActivity'),
  'two lists of linked resources': task(
    'serviceTask',
    definition,
    '<zeebe:linkedResources />',
    '<zeebe:linkedResources />'
  ),
  'an input without a target': mapping('<zeebe:input source="=1" />'),
  'an input with an empty target': mapping('<zeebe:input source="=1" target="" />'),
  'an input without a source': mapping('<zeebe:input target="a" />'),
  'an input with an empty source': mapping('<zeebe:input source="" target="a" />'),
  'a static input': mapping('<zeebe:input source="a" target="a" />'),
  'a static output': mapping('<zeebe:output source="a" target="a" />'),
  'an output without a source': mapping('<zeebe:output target="a" />'),
  'broken FEEL in an input': mapping('<zeebe:input source="=1 +" target="a" />'),
  ...Object.fromEntries(
    [
      'a b',
      'a-b',
      'a..b',
      '.a',
      'a.',
      'a.b',
      '1a',
      'a+b',
      '=a',
      ' a',
      'a ',
      'if',
      'null',
      'true',
      'a/b',
      'a*b',
      'a[1]',
      'ä',
      '變數',
      '_a',
      '$a',
      '"a"',
      'a.if',
      'function',
      'for',
      'a?',
      'a#',
      "a'b",
      '`a b`',
      'and',
      'then',
      'some',
      'every',
      'in',
      'a and b',
      'item',
      'partial',
      'date',
      '-a',
      '(a)',
      'a,b',
      'a:b',
      '{a}',
      '@a',
      'a|b',
      'a!b',
      '1',
      '1.a',
      'a.1',
      'a\\b',
      '😀',
      'not',
      'or',
      'else',
      'return',
      'satisfies',
      'between',
      'instance',
      'of',
      'external',
      'false',
      'null.a',
      'a.null',
      'true.a',
      'a.true'
    ].map((name) => [
      `an input to ${name}`,
      mapping(`<zeebe:input source="=1" target="${name.replace(/"/g, '&quot;')}" />`)
    ])
  ),
  'a loop without extension elements': looped('<bpmn:multiInstanceLoopCharacteristics />'),
  'a standard loop': looped('<bpmn:standardLoopCharacteristics />'),
  'no input collection': multi(''),
  'an empty input collection': multi('inputCollection=""'),
  'a static input collection': multi('inputCollection="a"'),
  'an input collection': multi('inputCollection="=a"'),
  'broken FEEL for an input collection': multi('inputCollection="=1 +"'),
  'an output collection alone': multi('inputCollection="=a" outputCollection="b"'),
  'an output element alone': multi('inputCollection="=a" outputElement="=b"'),
  'an output': multi('inputCollection="=a" outputCollection="b" outputElement="=b"'),
  'a static output element': multi('inputCollection="=a" outputCollection="b" outputElement="b"'),
  'an empty output element': multi('inputCollection="=a" outputCollection="b" outputElement=""'),
  'both outputs empty': multi('inputCollection="=a" outputCollection="" outputElement=""'),
  'an odd input element': multi('inputCollection="=a" inputElement="a b"'),
  'an odd output collection': multi('inputCollection="=a" outputCollection="a b" outputElement="=b"'),
  'a static completion condition': multi(
    'inputCollection="=a"',
    '<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">done</bpmn:completionCondition>'
  ),
  'an empty completion condition': multi(
    'inputCollection="=a"',
    '<bpmn:completionCondition xsi:type="bpmn:tFormalExpression"></bpmn:completionCondition>'
  ),
  'broken FEEL for a completion condition': multi(
    'inputCollection="=a"',
    '<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">=1 +</bpmn:completionCondition>'
  ),
  'two loops': looped(loop({ input: '=a' }) + loop({ input: '=b' })),
  'two loop characteristics': looped(
    `<bpmn:multiInstanceLoopCharacteristics>${extensions('<zeebe:loopCharacteristics inputCollection="=a" />', '<zeebe:loopCharacteristics inputCollection="=a" />')}</bpmn:multiInstanceLoopCharacteristics>`
  ),
  'a receive task without a message': task('receiveTask'),
  'two version tags': between(element('task', 'T'), {
    extensions: '<zeebe:versionTag value="a" /><zeebe:versionTag value="b" />'
  }),
  'an empty version tag': between(element('task', 'T'), { extensions: '<zeebe:versionTag value="" />' }),
  'a version tag without a value': between(element('task', 'T'), { extensions: '<zeebe:versionTag />' }),
  'an unknown element of Zeebe': task('serviceTask', definition, '<zeebe:unknownThing a="b" />'),
  'an unknown attribute of Zeebe': task('serviceTask', '<zeebe:taskDefinition type="t" unknown="1" />'),
  'two extension elements': between(
    element('serviceTask', 'T', extensions(definition) + extensions(io({ a: '=1' })))
  )
};
