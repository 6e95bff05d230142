import type { DesignerDictionary } from './zh.ts';

/** The designer's sentences in English. */
export const en: DesignerDictionary = {
  title: 'Plan designer',
  toRoom: 'Back to the plan',
  version: (version) => `Version ${version}`,
  unsaved: 'Not saved',
  saved: 'Saved',
  save: 'Save',
  saving: 'Saving…',
  submit: 'Submit',
  submitting: 'Submitting…',
  submittingNow: 'Checking the rules, sealing what is to be approved and starting the approval; please wait.',
  submitted: 'Submitted; the head decides next.',
  undo: 'Undo',
  redo: 'Redo',
  leave: 'There are unsaved changes. Leave anyway?',
  readOnly: 'This version is submitted or approved; it can only be read.',
  stale: 'Someone saved a newer version. Your changes are still on screen; loading the newest discards them.',
  loadNewest: 'Load the newest',
  broken: 'The diagram cannot be read',
  canvas: 'Drawing area',
  panel: 'Design panel',
  states: {
    draft: 'Draft',
    submitted: 'Submitted',
    approved: 'Approved',
    returned: 'Returned',
    rejected: 'Rejected',
    voided: 'Approval void',
    deployed: 'Deployed',
    withdrawn: 'Withdrawn'
  },
  tabs: {
    measure: 'Measure',
    technical: 'Technical',
    essentials: 'Essentials',
    rules: 'Rules',
    document: 'Document',
    versions: 'Versions'
  },
  measure: {
    pick: 'Select a step to say who does it, by when, and what evidence stays. With nothing selected you edit the whole plan.',
    plan: 'The whole plan',
    name: 'Name of the step',
    phase: 'Phase',
    riskPoint: 'Risk point',
    measure: 'Measure',
    role: 'Accountable role',
    roleByFlow: 'Decided by the process',
    due: 'Due',
    noParticulars:
      'No persons, firms, amounts or other particulars here; those belong in the essentials, which are sealed.',
    evidence: 'Evidence',
    clauses: 'Clauses',
    clausesHint: 'Clause ids separated by spaces, for example tp-16.1 ac-m.4',
    artefact: 'Artefact',
    discloses: 'This step discloses the artefact',
    approves: 'Approves the disclosure of',
    nominates: 'Role that the list fills',
    composition: 'Rule of composition',
    anybody: 'Somebody at least',
    repeats: 'Must agree with the entry of',
    fresh: 'Completing needs the password again',
    none: '(none)',
    inherited: 'As the phase around it',
    disclosures: { issue: 'issues', publish: 'publishes', transmit: 'transmits', open: 'opens' }
  },
  due: {
    from: 'Counted from',
    none: '(no due date)',
    assignment: 'assignment',
    direction: 'Before or after',
    directions: { before: 'before', at: 'at', after: 'after' },
    amount: 'How many',
    unit: 'Unit',
    units: { wd: 'working days', d: 'days', h: 'hours' },
    means: (words) => `= ${words}`,
    wrong: (rule) => `“${rule}” is no due date that can be computed; please choose again.`
  },
  facts: {
    title: 'Title of the plan',
    scope: 'Clauses in scope',
    phase: 'phase',
    risk: 'risk point',
    artefact: 'graded artefact',
    add: (kind) => `Add ${kind}`,
    remove: (title) => `Remove ${title}`,
    grade: 'Grade',
    period: 'Secrecy period or condition of release',
    newOne: (kind) => `New ${kind}`,
    nth: (kind, index) => `${kind} ${index}`
  },
  rules: {
    checking: 'Checking…',
    clean: 'The plan keeps every rule; it can be submitted.',
    count: (count) => `${count} to mend`,
    wholePlan: 'The whole plan',
    show: 'Show in the diagram'
  },
  document: { title: 'Plan document', lead: 'Generated from the diagram; follows your changes.' },
  versions: {
    open: 'Open',
    opened: (version) => `Version ${version} is loaded; saving makes it a new version.`,
    replace: 'There are unsaved changes. Replace them by this version?',
    current: 'Current'
  }
};
