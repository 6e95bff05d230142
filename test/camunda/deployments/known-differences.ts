/** Models about which the engines differ, by why. */
export const known: Readonly<Record<string, readonly string[]>> = {
  'An expression that does not parse is refused everywhere; the real engine has an incident wherever it does not look at deployment':
    [
      'broken FEEL for a form key',
      'broken FEEL for a form',
      'broken FEEL for a resource',
      'an error end event with broken FEEL',
      'an escalation end event with broken FEEL',
      'a listener with broken FEEL for its type',
      'a listener with broken FEEL for its retries',
      'a task listener with broken FEEL'
    ],
  'The real engine deploys it and fails with an internal error when it is started': [
    'a version tag of a resource that is not told'
  ],
  'Days counted from the end of a month, weekdays by number and days that never come: the cron expressions of the embedded engine have none':
    ['cycle "0 0 9 31 2 *"', 'cycle "0 0 9 L * *"', 'cycle "0 0 9 ? * 2#1"', 'cycle "0 0 9 1W * *"'],
  'The real engine runs it as an event that throws nothing': [
    'an error throw event',
    'a timer throw event',
    'a terminate throw event',
    'two definitions of a throw event'
  ],
  'Nothing ever starts there': [
    'an error start event',
    'an error start event alone',
    'an escalation start event',
    'a compensation start event'
  ],
  'The standard knows no way through the border of a sub-process, and none to or from an event sub-process; nor does the embedded engine':
    [
      'a boundary event of a task in a sub-process',
      'a flow out of a sub-process',
      'a flow into a sub-process',
      'an event sub-process that is entered',
      'an event sub-process that is left'
    ],
  'A handler of compensation that is not marked as one is an ordinary activity too': [
    'a compensation by what is no handler'
  ],
  'The embedded engine does not hold a text against the schema of the standard': [
    'two loops',
    'a duration twice',
    'definitions without a namespace',
    'an unknown attribute'
  ]
};
