import {
  boundary,
  element,
  end,
  extensions,
  flows,
  io,
  message,
  model,
  onMessage,
  onTimer,
  service,
  start
} from '../../support/bpmn.ts';

/** A plan: a worker prepares, an officer reviews with a form, a decision grades, a message releases. */
export const plan = model(
  [
    start(),
    service(
      'PreparePaper',
      'prepare-paper',
      io({ amount: '=amount' }),
      '<zeebe:taskHeaders><zeebe:header key="template" value="memo" /></zeebe:taskHeaders>'
    ),
    element(
      'userTask',
      'ReviewPaper',
      extensions(
        '<zeebe:userTask />',
        '<zeebe:assignmentDefinition candidateGroups="officer,head" />',
        '<zeebe:taskSchedule dueDate="2026-03-09T17:00:00+08:00" />',
        '<zeebe:priorityDefinition priority="70" />',
        '<zeebe:formDefinition formId="review-paper" />',
        io({ onlyHere: '=1' })
      ),
      'name="審查文件"'
    ),
    element(
      'businessRuleTask',
      'GradePaper',
      extensions('<zeebe:calledDecision decisionId="paper-grade" resultVariable="grade" />')
    ),
    element('receiveTask', 'AwaitRelease', '', 'messageRef="Released"'),
    boundary('Overdue', 'AwaitRelease', onTimer('timeDuration', 'P1D')),
    end(),
    end('Late'),
    flows(
      'Start -> PreparePaper',
      'PreparePaper -> ReviewPaper',
      'ReviewPaper -> GradePaper',
      'GradePaper -> AwaitRelease',
      'AwaitRelease -> End',
      'Overdue -> Late'
    )
  ].join(''),
  { id: 'paper-plan', name: '文件計畫', roots: message('Released', 'paper-released', '=caseKey') }
);

/** Starts when a message comes, and waits for a worker. */
export const notice = model(
  [
    element('startEvent', 'Told', onMessage('Notice')),
    service('Act', 'act-on-notice'),
    end(),
    flows('Told -> Act', 'Act -> End')
  ].join(''),
  { id: 'notice', roots: message('Notice', 'notice-given') }
);

export const form = JSON.stringify({
  id: 'review-paper',
  type: 'default',
  schemaVersion: 18,
  components: [{ type: 'textfield', key: 'opinion', id: 'Field_opinion', label: '意見' }]
});

export const decision = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="paper-grading" name="Paper grading" namespace="urn:test">
  <decision id="paper-grade" name="Paper grade">
    <decisionTable id="Table" hitPolicy="UNIQUE">
      <input id="Input_amount" label="amount"><inputExpression id="Expr_amount" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="Output_grade" name="grade" typeRef="string" />
      <rule id="Rule_high"><inputEntry id="In_high"><text>&gt;= 1000</text></inputEntry><outputEntry id="Out_high"><text>"confidential"</text></outputEntry></rule>
      <rule id="Rule_low"><inputEntry id="In_low"><text>&lt; 1000</text></inputEntry><outputEntry id="Out_low"><text>"open"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;
