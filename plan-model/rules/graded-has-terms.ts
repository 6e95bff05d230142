import type { Artefact } from '../plan.ts';
import type { Problem, Rule } from '../problem.ts';

/** Every graded artefact has a secrecy period or a declassification condition (tc-oth.6). */
export const gradedHasTerms: Rule = (plan) => plan.artefacts.flatMap(problemsOf);

function problemsOf(artefact: Artefact): readonly Problem[] {
  const about = { rule: 'graded-has-terms', elementId: null, clause: 'tc-oth.6' };
  if (artefact.grade === null) {
    return [
      {
        ...about,
        zh: `「${artefact.title}」的密等無法辨識。`,
        en: `The grade of “${artefact.title}” is not one.`
      }
    ];
  }
  if (artefact.grade === 'unclassified' || artefact.terms !== '') return [];
  return [
    {
      ...about,
      zh: `「${artefact.title}」須填保密期限或解密條件。`,
      en: `“${artefact.title}” needs a secrecy period or a declassification condition.`
    }
  ];
}
