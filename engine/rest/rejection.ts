import type { Command, CommandType } from '../commands.ts';
import type { Refusal, RefusalCode } from '../refusal.ts';
import type { Problem } from './problem.ts';

/** What Zeebe calls each command, as an intent of its records; null where it is none of a broker's. */
const intents: Readonly<Record<CommandType, string | null>> = {
  DeployResources: 'CREATE',
  CreateProcessInstance: 'CREATE',
  CancelProcessInstance: 'CANCEL',
  ModifyProcessInstance: 'MODIFY',
  MigrateProcessInstance: 'MIGRATE',
  CreateBatchOperation: 'CREATE',
  SuspendBatchOperation: 'SUSPEND',
  ResumeBatchOperation: 'RESUME',
  CancelBatchOperation: 'CANCEL',
  CreateDocument: null,
  DeleteDocument: null,
  DeleteResource: 'DELETE',
  DeleteHistory: 'DELETE',
  CreateDirectoryEntry: 'CREATE',
  UpdateDirectoryEntry: 'UPDATE',
  DeleteDirectoryEntry: 'DELETE',
  AddMember: 'ADD_ENTITY',
  RemoveMember: 'REMOVE_ENTITY',
  CreateAuthorization: 'CREATE',
  UpdateAuthorization: 'UPDATE',
  DeleteAuthorization: 'DELETE',
  ActivateJobs: 'ACTIVATE',
  CompleteJob: 'COMPLETE',
  FailJob: 'FAIL',
  ThrowJobError: 'THROW_ERROR',
  UpdateJob: 'UPDATE',
  AssignUserTask: 'ASSIGN',
  UnassignUserTask: 'ASSIGN',
  UpdateUserTask: 'UPDATE',
  CompleteUserTask: 'COMPLETE',
  SetVariables: 'UPDATE',
  PublishMessage: 'PUBLISH',
  CorrelateMessage: 'CORRELATE',
  ActivateAdHocActivities: 'ACTIVATE',
  BroadcastSignal: 'BROADCAST',
  EvaluateConditions: 'EVALUATE',
  EvaluateExpression: 'EVALUATE',
  ResolveIncident: 'RESOLVE',
  EvaluateDecision: 'EVALUATE',
  PinClock: 'PIN',
  ResetClock: 'RESET'
};

/** Codes with which a broker rejects a command; the others say that it did not get to decide. */
const rejections: ReadonlySet<RefusalCode> = new Set([
  'INVALID_ARGUMENT',
  'NOT_FOUND',
  'INVALID_STATE',
  'ALREADY_EXISTS'
]);

function intentOf(command: Command): string | null {
  if (command.type === 'CreateProcessInstance' && command.awaitCompletion)
    return 'CREATE_WITH_AWAITING_RESULT';
  if (command.type === 'AssignUserTask' && command.allowOverride === false) return 'CLAIM';
  return intents[command.type];
}

/** The problem that a refused command is answered with, worded as by Camunda 8: `Command 'COMPLETE' rejected with code 'NOT_FOUND': …`. */
export function rejectionOf(command: Command, { status, title, code, detail }: Refusal): Problem {
  const intent = intentOf(command);
  if (intent === null || !rejections.has(code)) return { status, title, detail };
  return { status, title, detail: `Command '${intent}' rejected with code '${code}': ${detail}` };
}
