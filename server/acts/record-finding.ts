import type { FindingOutcome } from '../../persistence/contract/index.ts';
import { answerOf } from './context-values.ts';
import type { RegisterAct } from './register-act.ts';

const outcomes: Readonly<Record<string, FindingOutcome>> = {
  unfounded: 'unfounded',
  undetermined: 'undetermined',
  'breach-without-leak': 'breach',
  'administrative-liability': 'administrative',
  'criminal-suspicion': 'criminal'
};

/** One finding for one person and matter; several may stand together. */
export const recordFinding: RegisterAct = {
  audit: 'leak.record-finding',
  async apply(context) {
    const kind = answerOf(context, 'findingKind') ?? '';
    const outcome = outcomes[kind] ?? 'undetermined';
    const person = answerOf(context, 'findingPerson');
    const matter = answerOf(context, 'findingMatter') ?? '';
    const { findingId } = await context.store.findings.record({
      caseKey: context.task.caseKey,
      participationId: answerOf(context, 'findingParticipation') ?? null,
      outcome,
      matter: person ? `${person}：${matter}` : matter,
      reasons: answerOf(context, 'findingGround') ?? '',
      by: context.personId,
      idempotencyKey: context.idempotencyKey
    });
    return { findingId, outcome };
  }
};
