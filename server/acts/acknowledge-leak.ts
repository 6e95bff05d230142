import type { RegisterAct } from './register-act.ts';

/**
 * The head, or who stands in for a bypassed head, takes note of the leak (tp-18). A leak that a process opened has no reporter and
 * so no receipt to note it on; the sealed answer and the audit log say it.
 */
export const acknowledgeLeak: RegisterAct = {
  audit: 'leak.acknowledge',
  async apply({ store, task, personId }) {
    if (await store.leaks.get(task.caseKey)) await store.leaks.acknowledge(task.caseKey, personId);
    return {};
  }
};
