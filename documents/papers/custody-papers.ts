/** A numbered copy as a register lists it; instants are ISO 8601, empty when it has not happened. */
export interface CopyLine {
  readonly number: number;
  readonly artefact: string;
  readonly holder: string;
  readonly issuedAt: string;
  /** When it was collected, retained, destroyed or reported lost. */
  readonly settledAt: string;
}

export interface ItemLine {
  readonly artefact: string;
  readonly sealNumber: string;
  readonly custodian: string;
  readonly state: string;
  readonly changedAt: string;
}

/** 編號分發清冊: every copy and sealed item of a case. */
export interface CopyRegisterData {
  readonly total: number;
  readonly copies: readonly (CopyLine & { readonly state: string; readonly witnesses: string })[];
  readonly items: readonly ItemLine[];
}

/** 封存物啟封紀錄: one sealed item, empty where there is none, from its sealing on; instants are ISO 8601. */
export interface OpeningRecordData extends ItemLine {
  readonly events: readonly Readonly<Record<'event' | 'at' | 'by' | 'witnesses', string>>[];
}

type CountColumn =
  'place' | 'at' | 'by' | 'seats' | 'absent' | 'scripts' | 'missing' | 'papers' | 'witnesses';

/** 點卷單 of one test room: what was counted there, and again on receipt. */
export interface CountSheetData {
  readonly itemNumber: string;
  readonly counts: readonly Readonly<Record<CountColumn, string>>[];
}

/** 簽收單 of copies, sealed items or both. */
export interface ReceiptData {
  readonly copies: readonly CopyLine[];
  readonly items: readonly ItemLine[];
}
