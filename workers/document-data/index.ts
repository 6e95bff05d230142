import type { DocumentData, TemplateId } from '../../documents/index.ts';
import { approvalMemoData } from './approval-memo.ts';
import { caseAnalysisData } from './case-analysis.ts';
import type { DataContext } from './context.ts';
import { coordinationSheetData } from './coordination-sheet.ts';
import { countSheetData } from './count-sheet.ts';
import {
  copyRegisterData,
  handOverListData,
  openingRecordData,
  receiptData,
  retentionRequestData
} from './custody.ts';
import { leakReportData } from './leak-report.ts';
import { minutesListData, resolutionListData, signInSheetData } from './meeting.ts';
import { ballotRecordData, reviewNoticeData } from './personnel.ts';
import { planDocumentData } from './plan-document.ts';
import { releaseListData } from './release-list.ts';
import { remediationListData } from './remediation-list.ts';
import { undertakingData } from './undertaking.ts';

export { loadContext, type DataContext, type DataPorts } from './context.ts';

/** How the data of each paper is drawn from the registers. */
export const documentData: {
  readonly [Id in TemplateId]: (context: DataContext) => Promise<DocumentData[Id]>;
} = {
  'plan-document': planDocumentData,
  'approval-memo': approvalMemoData,
  'coordination-sheet': coordinationSheetData,
  undertaking: undertakingData,
  'copy-register': copyRegisterData,
  receipt: receiptData,
  'opening-record': openingRecordData,
  'count-sheet': countSheetData,
  'retention-request': retentionRequestData,
  'sign-in-sheet': signInSheetData,
  'minutes-list': minutesListData,
  'resolution-list': resolutionListData,
  'ballot-record': ballotRecordData,
  'review-notice': reviewNoticeData,
  'hand-over-list': handOverListData,
  'leak-report': leakReportData,
  'remediation-list': remediationListData,
  'case-analysis': caseAnalysisData,
  'release-list': releaseListData
};
