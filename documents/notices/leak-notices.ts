import { notice } from './notice.ts';

/** Notices of leaks and what follows them. */
export const leakNotices = {
  'leak-suspected': notice(
    ['密陳事項', '有應立即處理之密陳事項，請登入系統辦理。'],
    ['Matter for you alone', 'A confidential matter needs you at once. Sign in.']
  ),
  'leak-at-once': notice(
    ['密陳事項', '有應立即知悉之密陳事項，請親自登入系統確認。'],
    ['Matter for you alone', 'A confidential matter needs you at once. Sign in yourself and acknowledge it.']
  ),
  'leak-reminder': notice(
    ['密陳事項待確認', '先前密陳事項尚未確認，請儘速登入系統。'],
    ['Acknowledgement outstanding', 'A confidential matter is not acknowledged yet. Sign in now.']
  ),
  'leak-escalation': notice(
    ['密陳事項逾時', '密陳事項逾時未獲確認，請登入系統接手處理。'],
    [
      'Acknowledgement overdue',
      'A confidential matter was not acknowledged in time. Sign in and take it over.'
    ]
  ),
  'leak-closed': notice(
    ['案件結案', '案件已結案，保密義務不因結案免除。'],
    ['Case closed', 'The case is closed. The duty of secrecy goes on.']
  ),
  'cyber-overdue': notice(
    ['資安通報時限', '資通安全事件之通報或應變已逾時限，請立即辦理。'],
    ['Cyber incident deadline', 'A deadline of the cyber-incident track has passed. Act now.']
  ),
  'prevention-assigned': notice(
    ['預防措施', '有預防措施應配合辦理，請登入系統查閱。'],
    ['Preventive measures', 'Preventive measures concern your unit. Sign in to read them.']
  )
} as const;
