import type { Desk } from '../desk.ts';
import type { Part } from '../http/call.ts';

/** Proof that nobody rewrote the log. */
export const auditRoutes = ({ store }: Desk): Part<'verifyAudit'> => ({
  async verifyAudit({ person }) {
    await store.audit.append({ actor: person.personId, act: 'audit.verify', caseKey: null, facts: {} });
    const verdict = await store.audit.verify();
    return verdict.ok
      ? { entries: verdict.entries, intact: true, head: verdict.head, brokenAt: null }
      : { entries: verdict.seq, intact: false, head: '', brokenAt: verdict.seq };
  }
});
