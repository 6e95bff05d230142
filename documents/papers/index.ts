import type { CopyRegisterData, CountSheetData, OpeningRecordData, ReceiptData } from './custody-papers.ts';
import type { CaseAnalysisData, LeakReportData, RemediationListData } from './leak-papers.ts';
import type {
  MinutesListData,
  ResolutionListData,
  RetentionRequestData,
  SignInSheetData
} from './meeting-papers.ts';
import type { BallotRecordData, HandOverListData, ReviewNoticeData } from './personnel-papers.ts';
import type {
  ApprovalMemoData,
  CoordinationSheetData,
  PlanDocumentData,
  ReleaseListData,
  UndertakingData
} from './plan-papers.ts';

export type * from './custody-papers.ts';
export type * from './leak-papers.ts';
export type * from './meeting-papers.ts';
export type * from './personnel-papers.ts';
export type * from './plan-papers.ts';

/** What each paper says, by the name of its template. */
export interface DocumentData {
  'plan-document': PlanDocumentData;
  'approval-memo': ApprovalMemoData;
  'coordination-sheet': CoordinationSheetData;
  undertaking: UndertakingData;
  'copy-register': CopyRegisterData;
  receipt: ReceiptData;
  'opening-record': OpeningRecordData;
  'count-sheet': CountSheetData;
  'retention-request': RetentionRequestData;
  'sign-in-sheet': SignInSheetData;
  'minutes-list': MinutesListData;
  'resolution-list': ResolutionListData;
  'ballot-record': BallotRecordData;
  'review-notice': ReviewNoticeData;
  'hand-over-list': HandOverListData;
  'leak-report': LeakReportData;
  'remediation-list': RemediationListData;
  'case-analysis': CaseAnalysisData;
  'release-list': ReleaseListData;
}
