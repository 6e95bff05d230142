/** What a piece of evidence is, as the form that preserves it says. */
export const evidenceKinds = {
  screenshot: { zh: '螢幕畫面', en: 'Screenshot' },
  file: { zh: '電子檔', en: 'Electronic file' },
  device: { zh: '設備或媒體', en: 'Device or medium' },
  log: { zh: '系統紀錄', en: 'System log' },
  paper: { zh: '紙本', en: 'Paper' },
  other: { zh: '其他', en: 'Other' }
} as const;

export type EvidenceKind = keyof typeof evidenceKinds;

export const isEvidenceKind = (text: string): text is EvidenceKind => Object.hasOwn(evidenceKinds, text);
