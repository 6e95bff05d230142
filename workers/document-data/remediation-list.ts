import type { RemediationListData } from '../../documents/index.ts';
import { shown } from './answers.ts';
import type { DataContext } from './context.ts';
import { optionLabel } from './option-labels.ts';

const states = {
  proposed: '擬議',
  open: '辦理中',
  done: '待查核',
  verified: '已查核',
  reopened: '退回重辦',
  dropped: '解除列管'
} as const;

const carriesOut = 'CarryOutMeasure';

async function tasks({
  ports,
  record,
  participant,
  answers
}: DataContext): Promise<RemediationListData['tasks']> {
  const all = await ports.remediation.list(record.caseKey);
  return Promise.all(
    all.map(async ({ taskId, measure, ownerParticipationId, dueAt, state }) => {
      const own = answers.at(carriesOut).findLast(({ values }) => values['taskId'] === taskId);
      const outcome = own?.values ?? {};
      return {
        measure: optionLabel('chosenMeasures', measure) ?? measure,
        owner: (await participant(ownerParticipationId)).name,
        dueAt,
        state: states[state],
        outcome: [outcome['carriedOutHow'], outcome['carriedOutEvidence']]
          .map(shown)
          .filter(Boolean)
          .join('\n')
      };
    })
  );
}

async function coordination({
  answers,
  participant,
  person
}: DataContext): Promise<RemediationListData['coordination']> {
  return Promise.all(
    answers.at('CoordinateUnitHead').map(async ({ sealedBy, sealedAt, values }) => {
      return {
        unit: (await participant(shown(values['participationId']))).unit,
        name: await person(sealedBy),
        opinion: [values['objectionReason'], values['coordinationNote']]
          .map(shown)
          .filter(Boolean)
          .join('\n'),
        at: sealedAt
      };
    })
  );
}

/** 補救措施清冊: what is done to lessen the damage, by whom, by when, with the head's consent (tp-18.4). */
export async function remediationListData(context: DataContext): Promise<RemediationListData> {
  const { answers } = context;
  const consent = answers.at('ConsentRemediation').at(-1);
  const ground = [
    answers.label('suspensionClause'),
    answers.text('suspensionGround'),
    answers.text('consentReason')
  ];
  return {
    consentedAt: consent?.sealedAt ?? '',
    consentNote: ground.filter(Boolean).join('\n'),
    tasks: await tasks(context),
    coordination: await coordination(context),
    residualDamage: [answers.label('residualDamage'), answers.text('residualAssessment')]
      .filter(Boolean)
      .join('：')
  };
}
