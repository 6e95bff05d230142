/** Ends an evaluation: it becomes a failure, where most of what goes wrong is just null. Thrown through the closures. */
export class Fatal extends Error {}

/** The evaluation takes more than it may: what it comes to is not asked again. */
export class TooMuch extends Fatal {}

/** A condition that the author asserted does not hold. */
export class AssertionFailure extends Fatal {}

/**
 * `?` where there is no input: a test of a decision table is asked again with it. A list of results or of any number of
 * arguments holds this as an item, which nothing equals and which is null in JSON.
 */
export class Unanswered extends Fatal {}

/**
 * What is no value: a list or context in which something is unanswered, a range of what has no order, a function that a context
 * lacks. Fatal, but null for an operator, a condition or a function.
 */
export class Broken extends Fatal {}

/** A context, or what a path leads to, has no function that takes the arguments of a call. */
export class NoFunction extends Broken {}
