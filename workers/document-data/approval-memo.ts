import type { ApprovalMemoData } from '../../documents/index.ts';
import { roles } from '../../domain/roles.ts';
import type { SealedEntry } from '../ports/index.ts';
import { labelled, shown } from './answers.ts';
import type { DataContext } from './context.ts';
import { particularsOf } from './particulars.ts';

type Decision = ApprovalMemoData['decisions'][number];

const head = roles['agency-head'].zh;

/** The last word of each person, oldest first: a plan returned and then approved is approved. */
function lastOfEach(entries: readonly SealedEntry[]): readonly SealedEntry[] {
  return entries.filter(
    (entry, index) => entries.findLastIndex(({ sealedBy }) => sealedBy === entry.sealedBy) === index
  );
}

/** What the head, or whoever stood in for the head, decided. */
function decided({ answers, participations, person }: DataContext): Promise<readonly Decision[]> {
  const isHead = (personId: string | null): boolean =>
    participations.some((each) => each.role === 'agency-head' && each.personId === personId);
  return Promise.all(
    lastOfEach(answers.at('HeadReviews')).map(async ({ sealedBy, sealedAt, values }) => ({
      role: isHead(sealedBy) ? head : `${head}（代理）`,
      name: await person(sealedBy),
      decision: labelled('headDecision', values['headDecision']),
      opinion: [values['headReasons'], values['headInstruction']].map(shown).filter(Boolean).join('\n'),
      at: sealedAt
    }))
  );
}

/** 簽: why the plan is needed, what is asked for, and what the head decided. */
export async function approvalMemoData(context: DataContext): Promise<ApprovalMemoData> {
  const particulars = await particularsOf(context);
  const drafter = context.participations.find((each) => each.role === 'ethics-officer');
  const { unit } = await context.participant(drafter?.participationId ?? null);
  return {
    unit: unit || '政風單位',
    fileNumber: context.answers.text('archiveNumber'),
    retention: context.answers.text('retention'),
    urgency: '普通件',
    subject: `為辦理「${shown(particulars['subject'])}」專案機密維護計畫，簽請核定。`,
    explanation: [`依據：${shown(particulars['ground'])}`, `目的：${shown(particulars['purpose'])}`],
    proposal: ['計畫奉核定後，會辦相關業務單位並依計畫執行。', '執行中有變更必要時，另簽請核定。'],
    decisions: await decided(context)
  };
}
