import { notice } from './notice.ts';

/** Notices of numbered copies, sealed items, undertakings and tasks in general. */
export const custodyNotices = {
  'copy-overdue': notice(
    ['編號文件逾期', '有編號文件應繳回而逾期，請儘速辦理。'],
    ['Copy overdue', 'A numbered copy is overdue. Return it or see to its return.']
  ),
  'copy-escalated': notice(
    ['編號文件逾期未還', '編號文件經提醒仍未繳回，請登入系統督促。'],
    ['Copy still out', 'A numbered copy is still out after a reminder. Sign in and see to it.']
  ),
  'copy-lost': notice(
    ['編號文件未能收回', '有編號文件未能收回，請立即登入系統處理。'],
    ['Copy not recovered', 'A numbered copy could not be recovered. Sign in at once.']
  ),
  'copies-recalled': notice(
    ['編號文件收回', '編號文件應即收回，請依編號繳回或收取。'],
    ['Copies recalled', 'Numbered copies are recalled. Return or collect them by number now.']
  ),
  'seal-broken': notice(
    ['封緘異常', '封緘查驗結果異常，請立即登入系統處理並保持現狀。'],
    ['Seal not whole', 'A seal was found not whole. Leave everything as it is and sign in at once.']
  ),
  'count-short': notice(
    ['清點短少', '清點數目短少，請立即登入系統裁示並保持現狀。'],
    ['Count short', 'A count came out short. Leave everything as it is and sign in at once to decide.']
  ),
  'undertaking-reminder': notice(
    ['切結待簽署', '有保密切結待您簽署，請登入系統辦理。'],
    ['Undertaking to sign', 'An undertaking of secrecy awaits your signature. Sign in.']
  ),
  'undertaking-refused': notice(
    ['切結未簽署', '有人員未簽署保密切結，請登入系統決定後續。'],
    ['Undertaking refused', 'An undertaking of secrecy was not signed. Sign in and decide what follows.']
  ),
  'recusal-declared': notice(
    ['聲明迴避', '有人員聲明利害關係並申請迴避，請登入系統辦理。'],
    ['Recusal declared', 'A person declared an interest and asks to be recused. Sign in.']
  ),
  'task-overdue': notice(
    ['工作逾期', '有工作已逾期限，請登入系統辦理或督促。'],
    ['Task overdue', 'A task is past its due date. Sign in and do it, or see that it is done.']
  ),
  'task-assigned': notice(
    ['新工作', '有新的工作待辦，請登入系統查閱。'],
    ['New task', 'A new task awaits you. Sign in.']
  )
} as const;
