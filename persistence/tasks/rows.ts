import type { Grade } from '../../domain/grades.ts';
import type { Role } from '../../domain/roles.ts';
import { roleSlot } from '../cases/rows.ts';
import type { ProjectedTask, Task, TaskState, VisibleTask } from '../contract/index.ts';
import { toUtc } from '../register/context.ts';

/** Sorts after every due date. */
const NO_DUE_DATE = '9999';

export interface TaskRow {
  user_task_key: string;
  case_key: string;
  element_id: string;
  element_instance_key: string;
  process_definition_id: string;
  process_definition_key: string;
  process_instance_key: string;
  name: string;
  form_key: string | null;
  role: Role | null;
  participation_id: string | null;
  /** Who may do it: a role of the case, or one participation. */
  slot: string;
  due_sort: string;
  created_at: string;
  priority: number;
  assignee: string | null;
  state: TaskState;
  version: number;
}

export interface VisibleTaskRow extends TaskRow {
  as_deputy_of: string;
  case_number: string;
  case_code_name: string;
  case_grade: Grade;
}

export const toRow = (task: ProjectedTask): TaskRow => ({
  user_task_key: task.userTaskKey,
  case_key: task.caseKey,
  element_id: task.elementId,
  element_instance_key: task.elementInstanceKey,
  process_definition_id: task.processDefinitionId,
  process_definition_key: task.processDefinitionKey,
  process_instance_key: task.processInstanceKey,
  name: task.name,
  form_key: task.formKey,
  role: task.role,
  participation_id: task.participationId,
  slot: task.role === null ? (task.participationId ?? '') : roleSlot(task.caseKey, task.role),
  due_sort: task.dueAt === null ? NO_DUE_DATE : toUtc(task.dueAt),
  created_at: toUtc(task.createdAt),
  priority: task.priority,
  assignee: null,
  state: 'open',
  version: 1
});

export const toTask = (row: TaskRow): Task => ({
  userTaskKey: row.user_task_key,
  caseKey: row.case_key,
  elementId: row.element_id,
  elementInstanceKey: row.element_instance_key,
  processDefinitionId: row.process_definition_id,
  processDefinitionKey: row.process_definition_key,
  processInstanceKey: row.process_instance_key,
  name: row.name,
  formKey: row.form_key,
  role: row.role,
  participationId: row.participation_id,
  dueAt: row.due_sort === NO_DUE_DATE ? null : row.due_sort,
  createdAt: row.created_at,
  priority: row.priority,
  assigneePersonId: row.assignee,
  state: row.state,
  version: row.version
});

export const toVisibleTask = (row: VisibleTaskRow): VisibleTask => ({
  ...toTask(row),
  asDeputyOf: row.as_deputy_of || null,
  caseNumber: row.case_number,
  caseCodeName: row.case_code_name,
  caseGrade: row.case_grade
});
