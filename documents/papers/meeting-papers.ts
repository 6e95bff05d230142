/** 簽到表 of a secret meeting, with the notice of secrecy. */
export interface SignInSheetData {
  readonly meetingCodeName: string;
  readonly grade: string;
  readonly meetingAt: string;
  readonly venue: string;
  readonly mode: string;
  readonly attendees: readonly { readonly name: string; readonly role: string; readonly unit: string }[];
}

/** 會議紀錄分送清單: which numbered copy of the minutes goes to whom. */
export interface MinutesListData {
  readonly meetingCodeName: string;
  readonly minutesNumber: string;
  readonly copies: readonly {
    readonly number: number;
    readonly recipient: string;
    readonly unit: string;
    readonly kind: string;
  }[];
}

/** 編號資料留用申請單. */
export interface RetentionRequestData {
  readonly number: number;
  readonly artefact: string;
  readonly holder: string;
  readonly unit: string;
  readonly reason: string;
  readonly retainUntil: string;
}

/** 會議決議列管表: every resolution with what ends its secrecy, as last reported. */
export interface ResolutionListData {
  readonly reportedAt: string;
  readonly resolutions: readonly {
    readonly number: number;
    readonly resolution: string;
    readonly responsible: string;
    readonly dueOn: string;
    /** ISO date; empty where a condition ends the secrecy. */
    readonly releaseOn: string;
    readonly releaseCondition: string;
    readonly progress: string;
    readonly state: string;
  }[];
}
