import type { ReleaseListData } from '../../documents/index.ts';
import { rocDate } from '../../domain/roc-date.ts';
import { artefactTitles } from './artefacts.ts';
import type { DataContext } from './context.ts';

const decisions = { release: '解密', keep: '繼續保密', regrade: '變更密等' } as const;

/** 解密清冊: what was decided about each graded thing when the case was reviewed. */
export async function releaseListData(context: DataContext): Promise<ReleaseListData> {
  const { ports, record, answers } = context;
  const titles = await artefactTitles(context);
  const decided = await ports.releases.decisions(record.caseKey);
  const latest = [...new Map(decided.map((decision) => [decision.artefact, decision])).values()];
  return {
    decidedAt: latest.at(-1)?.decidedAt ?? '',
    explanation: answers.text('releaseReasons'),
    items: latest.map(({ artefact, decision, grade, until, ground }) => ({
      title: titles.get(artefact) ?? artefact,
      formerGrade: record.grade,
      decision: decisions[decision],
      newGrade:
        decision === 'release' ? 'unclassified' : decision === 'regrade' ? (grade ?? '') : record.grade,
      ground: until ? `${ground}（下次檢討：${rocDate(until)}）` : ground
    }))
  };
}
