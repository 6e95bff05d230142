import type { CommandOf, CommandResults, CommandType } from '../../commands.ts';
import type { Result } from '../../refusal.ts';
import type { Processing } from '../processing.ts';

/** Commands that may have to wait for listeners of a user task. */
type WaitingCommandType =
  'AssignUserTask' | 'UnassignUserTask' | 'UpdateUserTask' | 'CompleteUserTask' | 'SetVariables';

/** The command is under way; its answer comes when the listeners of this user task have given theirs. */
export class AnswerLater {
  constructor(readonly userTaskKey: string) {}
}

export type Answer<Type extends CommandType> =
  Result<CommandResults[Type]> | (Type extends WaitingCommandType ? AnswerLater : never);

/** Decides one kind of command: changes state and answers, or refuses and changes nothing. */
export type Handler<Type extends CommandType> = (p: Processing, command: CommandOf<Type>) => Answer<Type>;
