import type { JobRecord } from '../records.ts';

/**
 * The user task that a listener is asked about, as it would be after the change; undefined for any other job. As in Camunda
 * 8.8 it is read out of the headers that tell of it; models that were deployed before such headers were refused may have
 * written over them, and what cannot be read then is left out.
 */
export function listenerTask({ kind, customHeaders }: JobRecord): object | undefined {
  if (kind !== 'TASK_LISTENER') return undefined;
  const text = (name: string) => customHeaders[`io.camunda.zeebe:${name}`];
  return {
    action: text('action'),
    assignee: text('assignee'),
    candidateGroups: listOf(text('candidateGroups')),
    candidateUsers: listOf(text('candidateUsers')),
    changedAttributes: listOf(text('changedAttributes')),
    dueDate: text('dueDate'),
    followUpDate: text('followUpDate'),
    formKey: text('formKey'),
    priority: wholeNumber(text('priority')),
    userTaskKey: text('userTaskKey')
  };
}

function listOf(text = '[]'): string[] {
  try {
    const list = JSON.parse(text) as unknown;
    return Array.isArray(list) ? list.map(String) : [];
  } catch {
    return [];
  }
}

const wholeNumber = (text = ''): number | undefined => (/^-?\d{1,9}$/.test(text) ? Number(text) : undefined);
