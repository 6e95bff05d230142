import type { CaseAnalysisData } from '../../documents/index.ts';
import { labelled, shown } from './answers.ts';
import type { DataContext } from './context.ts';

const analyses = 'AnalyseCauses';

/** One line per cause; the explanation covers them together and stands with the first. */
function causes({ answers }: DataContext): CaseAnalysisData['causes'] {
  const found = answers.value('causes', analyses);
  const list = Array.isArray(found) ? found : [];
  return list.map((cause, index) => ({
    cause: labelled('causes', cause),
    subCauses: index === 0 ? answers.label('subCauses', analyses) : '',
    explanation: index === 0 ? answers.text('causeNarrative', analyses) : ''
  }));
}

/** 洩密案例研析: causes and channels of a leak, for prevention (tp-18.5, ml, ac). */
export async function caseAnalysisData(context: DataContext): Promise<CaseAnalysisData> {
  const { answers } = context;
  return {
    analysedAt: answers.at(analyses).at(-1)?.sealedAt ?? '',
    facts: ['whatLeaked', 'channelDetail']
      .map((key) => answers.text(key))
      .filter(Boolean)
      .join('\n'),
    findings: answers.having('findingMatter').map(({ values }) => ({
      matter: shown(values['findingMatter']),
      finding: labelled('findingKind', values['findingKind']),
      reason: shown(values['findingGround'])
    })),
    causes: causes(context),
    channels: answers.label('channelsFound'),
    prevention: answers.text('preventiveMeasures'),
    lessons: answers.text('lessons'),
    rewardsAndSanctions: answers.text('rewardProposal')
  };
}
