const titles: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'suspend-tender': ['暫停招標', 'Suspend the tender'],
  'replace-reserve-price': ['重訂底價', 'Set a new reserve price'],
  'recall-copies': ['收回編號文件', 'Recall numbered copies'],
  'secure-evidence-copy': ['備存證據複本', 'Secure a copy of the evidence'],
  'request-deletion': ['請收受者刪除', 'Ask recipients to delete'],
  'request-take-down': ['請平台下架', 'Request take-down'],
  'change-credentials': ['更換帳號密碼', 'Change credentials'],
  'replace-questions': ['更換試題', 'Replace questions'],
  'postpone-exam': ['延後考試', 'Postpone the exam'],
  'postpone-meeting': ['暫停會議或審議', 'Suspend the meeting or review'],
  'void-ballot': ['票選作廢重投', 'Void the ballot and vote again'],
  'notify-persons': ['通知當事人', 'Notify the persons concerned'],
  'protect-informant': ['保護檢舉人', 'Protect the informant'],
  'sweep-rooms': ['清查場所', 'Sweep the rooms'],
  'brief-staff': ['向同仁說明保密事項', 'Brief the staff'],
  'hold-spokesperson-line': ['統一由發言人說明', 'Speak through the spokesperson only']
};

/** Name of a playbook measure; an unknown one shows its id. */
export function remediationTitle(measure: string): { zh: string; en: string } {
  const [zh, en] = titles[measure] ?? [measure, measure];
  return { zh, en };
}
