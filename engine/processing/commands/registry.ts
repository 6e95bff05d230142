import type { CommandOf, CommandType } from '../../commands.ts';
import { refuse } from '../../refusal.ts';
import type { Processing } from '../processing.ts';
import { activateAdHocActivities } from './ad-hoc.ts';
import {
  cancelBatchOperation,
  createBatchOperation,
  resumeBatchOperation,
  suspendBatchOperation
} from './batch-operations.ts';
import { evaluateConditions } from './conditions.ts';
import { deleteResource } from './delete-resource.ts';
import {
  addMember,
  createAuthorization,
  createDirectoryEntry,
  deleteAuthorization,
  deleteDirectoryEntry,
  removeMember,
  updateAuthorization,
  updateDirectoryEntry
} from './directory.ts';
import { createDocument, deleteDocument } from './documents.ts';
import { evaluateDecision } from './decisions.ts';
import { evaluateExpression } from './expressions.ts';
import { deleteHistory } from './history.ts';
import type { Answer, Handler } from './handler.ts';
import { resolveIncident } from './incidents.ts';
import { completeJob, failJob, throwJobError, updateJob } from './jobs.ts';
import { correlateMessage, publishMessage } from './messages.ts';
import { migrateProcessInstance } from './migrate-process-instance.ts';
import { modifyProcessInstance } from './modify-process-instance.ts';
import { cancelProcessInstance, createProcessInstance } from './process-instances.ts';
import { broadcastSignal } from './signals.ts';
import { assignUserTask, completeUserTask, unassignUserTask, updateUserTask } from './user-tasks.ts';
import { setVariables } from './variables.ts';

/** Commands that are decided at once; the others wait for something: see the engine's own files. */
export type PlainCommandType = Exclude<
  CommandType,
  'DeployResources' | 'ActivateJobs' | 'PinClock' | 'ResetClock'
>;

const handlers: { [Type in PlainCommandType]: Handler<Type> } = {
  CreateProcessInstance: createProcessInstance,
  CancelProcessInstance: cancelProcessInstance,
  ModifyProcessInstance: modifyProcessInstance,
  MigrateProcessInstance: migrateProcessInstance,
  CreateBatchOperation: createBatchOperation,
  SuspendBatchOperation: suspendBatchOperation,
  ResumeBatchOperation: resumeBatchOperation,
  CancelBatchOperation: cancelBatchOperation,
  CreateDocument: createDocument,
  DeleteDocument: deleteDocument,
  DeleteResource: deleteResource,
  DeleteHistory: deleteHistory,
  CreateDirectoryEntry: createDirectoryEntry,
  UpdateDirectoryEntry: updateDirectoryEntry,
  DeleteDirectoryEntry: deleteDirectoryEntry,
  AddMember: addMember,
  RemoveMember: removeMember,
  CreateAuthorization: createAuthorization,
  UpdateAuthorization: updateAuthorization,
  DeleteAuthorization: deleteAuthorization,
  CompleteJob: completeJob,
  FailJob: failJob,
  ThrowJobError: throwJobError,
  UpdateJob: updateJob,
  AssignUserTask: assignUserTask,
  UnassignUserTask: unassignUserTask,
  UpdateUserTask: updateUserTask,
  CompleteUserTask: completeUserTask,
  SetVariables: setVariables,
  PublishMessage: publishMessage,
  CorrelateMessage: correlateMessage,
  ActivateAdHocActivities: activateAdHocActivities,
  BroadcastSignal: broadcastSignal,
  EvaluateConditions: evaluateConditions,
  EvaluateExpression: evaluateExpression,
  ResolveIncident: resolveIncident,
  EvaluateDecision: evaluateDecision
};

/** Decides a plain command; one of a type that there is not, as a caller without types may send it, is refused. */
export function handle<Type extends PlainCommandType>(
  p: Processing,
  type: Type,
  command: CommandOf<Type>
): Answer<Type> {
  if (!Object.hasOwn(handlers, type))
    return refuse('INVALID_ARGUMENT', `There is no command of type '${String(type)}'.`);
  const handler = handlers[type] as Handler<Type>;
  return handler(p, command);
}
