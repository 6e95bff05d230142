/** Ends an evaluation: it becomes a failure, where most of what goes wrong is just null. Thrown through the closures. */
export class Fatal extends Error {}
