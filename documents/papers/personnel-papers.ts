import type { CopyLine, ItemLine } from './custody-papers.ts';

/** 開票紀錄 as it was entered before the witnesses. */
export interface BallotRecordData {
  readonly countedAt: string;
  readonly issued: string;
  readonly valid: string;
  readonly invalid: string;
  readonly unused: string;
  /** Empty where the ballots tally; negative where there were too many. */
  readonly missing: string;
  readonly results: readonly { readonly matter: string; readonly votes: string }[];
  readonly witnesses: readonly string[];
  readonly resealed: string;
}

/** 通知 of a review's result to the person concerned; the result itself is enclosed, one for each. */
export interface ReviewNoticeData {
  readonly noticeNumber: string;
  readonly issuedAt: string;
  readonly manner: string;
  readonly subject: string;
  readonly remedy: string;
}

/** 移交清冊: what somebody who leaves a case holds and keeps. */
export interface HandOverListData {
  readonly leaver: string;
  readonly role: string;
  readonly unit: string;
  readonly reason: string;
  readonly leavingOn: string;
  readonly matters: string;
  readonly accounts: string;
  readonly copies: readonly (CopyLine & { readonly state: string })[];
  readonly items: readonly ItemLine[];
}
