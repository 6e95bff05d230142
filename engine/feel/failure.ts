import type { IncidentErrorType } from '../records.ts';

/** Why a step of a process instance cannot be done: becomes an incident at its element. A value, never thrown. */
export class Failure {
  constructor(
    readonly errorType: IncidentErrorType,
    readonly message: string
  ) {}
}

/** A failure of an evaluation that took more than it may. */
export class TooMuchFailure extends Failure {}

/** So many characters of a failure's message are kept, as Camunda's databases keep. */
export const longestMessage = 4000;
