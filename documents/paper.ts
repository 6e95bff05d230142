import { grades } from '../domain/grades.ts';
import { rocDate } from '../domain/roc-date.ts';
import type { DocumentMark } from './mark.ts';
import { printable } from './printable.ts';

/** The lines of a page's head and foot, the same on every page and in every format. */
export interface Paper {
  /** Top left; empty on unclassified papers. */
  readonly gradeMark: string;
  readonly secrecyLine: string;
  readonly caseLine: string;
  /** Number and holder of this copy; empty on the original. */
  readonly copyLine: string;
  readonly footLine: string;
}

/** Composes a page's head and foot out of the document's mark. Source: 國家機密保護法 §18 for copies; domain, Grades. */
export function paperOf(mark: DocumentMark): Paper {
  const grade = mark.grade === 'unclassified' ? '' : grades[mark.grade].zh;
  const term = printable(mark.periodOrCondition);
  return {
    gradeMark: grade,
    secrecyLine: `密等及解密條件或保密期限：${grade}${grade && term ? `（${term}）` : ''}`,
    caseLine: printable(`案件編號：${mark.caseNumber}\u3000代名：${mark.codeName}`),
    copyLine: mark.copy
      ? printable(`複製物\u3000編號：${mark.copy.number}\u3000持有人：${mark.copy.holder}`)
      : '',
    footLine: printable(`${mark.agencyName}\u3000${rocDate(mark.date)}`)
  };
}
