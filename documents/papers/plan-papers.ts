import type { CitedPlanDocument } from '../citations.ts';

/** 專案機密維護計畫: the cited plan, its version, and who takes part (tp-16.0, ac-m.7). */
export interface PlanDocumentData extends CitedPlanDocument {
  readonly version: string;
  /** Hash of exactly what was submitted for approval. */
  readonly bundleSha256: string;
  readonly members: readonly { readonly role: string; readonly name: string; readonly unit: string }[];
}

/** 簽: what is asked of the agency head, and what was decided. */
export interface ApprovalMemoData {
  readonly unit: string;
  readonly fileNumber: string;
  readonly retention: string;
  readonly urgency: string;
  readonly subject: string;
  readonly explanation: readonly string[];
  readonly proposal: readonly string[];
  readonly decisions: readonly {
    readonly role: string;
    readonly name: string;
    readonly decision: string;
    readonly opinion: string;
    readonly at: string;
  }[];
}

/** 會辦單: which units were asked, and what they answered (tp-16.0). */
export interface CoordinationSheetData {
  readonly subject: string;
  readonly request: string;
  readonly sentAt: string;
  readonly dueAt: string;
  readonly replies: readonly {
    readonly unit: string;
    readonly name: string;
    readonly decision: string;
    readonly opinion: string;
    readonly at: string;
  }[];
}

/** 保密切結書 of one participant. */
export interface UndertakingData {
  readonly signer: string;
  readonly role: string;
  readonly matters: string;
  readonly conflicts: string;
  readonly method: string;
  readonly signedAt: string;
}

/** 解密清冊: what was decided about each graded thing. */
export interface ReleaseListData {
  readonly decidedAt: string;
  readonly explanation: string;
  readonly items: readonly {
    readonly title: string;
    readonly formerGrade: string;
    readonly decision: string;
    /** Empty when the decision leaves it open. */
    readonly newGrade: string;
    readonly ground: string;
  }[];
}
