/** Ends an evaluation: it becomes a failure, where most of what goes wrong is just null. Thrown through the closures. */
export class Fatal extends Error {}

/** Fatal, but for a test of a decision table: it is asked again with the input, and is not passed when it ends so again. */
export class Unanswered extends Fatal {}

/** What stands in a list or context was not answered: as an argument or before a filter it is null, elsewhere fatal. */
export class Broken extends Fatal {}
