import type { UndertakingData } from '../../documents/index.ts';
import { textVariable } from '../job-input.ts';
import { labelled, shown } from './answers.ts';
import type { DataContext } from './context.ts';
import { particularsOf } from './particulars.ts';

const methods = { desk: '於本系統驗證身分後簽署', paper: '紙本親簽，由承辦人登錄' } as const;

/** 保密切結書 of the participation in the variable `participationId`. */
export async function undertakingData(context: DataContext): Promise<UndertakingData> {
  const participationId = textVariable(context.job, 'participationId');
  const { name, role } = await context.participant(participationId);
  const signed = (await context.ports.undertakings.list(context.record.caseKey)).find(
    (undertaking) => undertaking.participationId === participationId
  );
  const conflict = context.answers
    .having('conflictGround')
    .findLast(({ values }) => values['participationId'] === participationId);
  const kind = labelled('conflictKind', conflict?.values['conflictKind']);
  return {
    signer: name,
    role,
    matters: shown((await particularsOf(context))['subject']),
    conflicts: conflict ? `${kind}：${shown(conflict.values['conflictGround'])}` : '無',
    method: signed ? methods[signed.medium] : '',
    signedAt: signed?.signedAt ?? ''
  };
}
