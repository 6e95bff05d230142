import type { Grade } from '../domain/grades.ts';

/** What stands on every page of a document, whatever its template. */
export interface DocumentMark {
  readonly grade: Grade;
  /** Secrecy period or declassification condition, as the agency wrote it; one is mandatory for a graded document. */
  readonly periodOrCondition: string;
  readonly agencyName: string;
  readonly caseNumber: string;
  readonly codeName: string;
  /** When it was drawn up: ISO 8601 date or instant. */
  readonly date: string;
  /** Set when this is one numbered copy; the holder is the person whom the copy register names. */
  readonly copy?: { readonly number: number; readonly holder: string };
}
