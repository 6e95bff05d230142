import type { LeakReportData } from '../../documents/index.ts';
import { roles } from '../../domain/roles.ts';
import { shown } from './answers.ts';
import type { DataContext } from './context.ts';

async function evidence({ ports, record, participant }: DataContext): Promise<LeakReportData['evidence']> {
  const preserved = await ports.evidence.list(record.caseKey);
  return Promise.all(
    preserved.map(async ({ description, sha256, holderParticipationId, preservedAt }) => ({
      title: description,
      sha256,
      custodian: (await participant(holderParticipationId)).name,
      at: preservedAt
    }))
  );
}

async function acknowledgements({
  answers,
  participations,
  person
}: DataContext): Promise<LeakReportData['acknowledgements']> {
  return Promise.all(
    answers.having('leakAcknowledged').map(async ({ sealedBy, sealedAt, values }) => {
      const role = participations.find(({ personId }) => personId !== null && personId === sealedBy)?.role;
      return {
        role: role ? roles[role].zh : '',
        name: await person(sealedBy),
        at: sealedAt,
        instruction: shown(values['headInstruction'])
      };
    })
  );
}

/** The cyber track's own report number and time (資通安全事件通報及應變辦法), when there is one. */
function cyberTrack({ answers }: DataContext): string {
  const number = answers.text('cyberReportNumber');
  const lines = [
    number && `通報編號：${number}`,
    answers.text('cyberReportedAt') && `通報時間：${answers.text('cyberReportedAt')}`,
    answers.text('cyberSummary')
  ];
  return lines.filter(Boolean).join('\n') || '本件未經資通安全事件通報程序。';
}

/** 洩密通報單. The reporter stays sealed to the named officer and is never read here. */
export async function leakReportData(context: DataContext): Promise<LeakReportData> {
  const { answers, record, ports } = context;
  const details = ['whatLeaked', 'channelDetail'].map((key) => answers.text(key));
  return {
    reportedAt: (await ports.leaks.get(record.caseKey))?.receivedAt ?? record.openedAt,
    occurredAt: answers.text('leakedAt'),
    discoveredAt: answers.text('noticedAt'),
    matter: answers.label('leakType'),
    grade: record.grade,
    channel: answers.label('channel'),
    knownTo: answers.text('whoMayKnow'),
    facts: details.filter(Boolean).join('\n'),
    evidence: await evidence(context),
    containment: answers.text('containment'),
    acknowledgements: await acknowledgements(context),
    cyberTrack: cyberTrack(context)
  };
}
