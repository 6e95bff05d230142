import type { CommandOf, CommandResults, CommandType } from '../../commands.ts';
import type { Result } from '../../refusal.ts';
import type { Processing } from '../processing.ts';

/** Decides one kind of command: changes state and answers, or refuses and changes nothing. */
export type Handler<Type extends CommandType> = (
  p: Processing,
  command: CommandOf<Type>
) => Result<CommandResults[Type]>;
