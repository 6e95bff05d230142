import { notice } from './notice.ts';

/** Notices of plans and their approval. */
export const planNotices = {
  'plan-awaits-decision': notice(
    ['計畫待核定', '有一件計畫送請核定，請登入系統辦理。'],
    ['Plan awaits your decision', 'A plan has been submitted for approval. Sign in to decide.']
  ),
  'decision-overdue': notice(
    ['核定逾期', '送請核定之計畫已逾辦理期限，請儘速辦理或由代理人代為決定。'],
    ['Decision overdue', 'The decision on a plan is past its due date. Decide, or have your deputy decide.']
  ),
  'plan-rejected': notice(
    ['計畫未獲核定', '計畫未獲核定，理由請登入系統查閱。'],
    ['Plan rejected', 'The plan was rejected. Sign in to read the reasons.']
  ),
  'plan-returned': notice(
    ['計畫退回修正', '計畫退回修正，請登入系統查閱理由並修正後重新送核。'],
    ['Plan returned', 'The plan was returned. Sign in to read the reasons, mend it and submit again.']
  ),
  'revision-overdue': notice(
    ['修正逾期', '退回修正之計畫已逾期限，請儘速修正送核或撤回。'],
    [
      'Revision overdue',
      'The revision of a returned plan is past its due date. Submit it again or withdraw it.'
    ]
  ),
  'coordination-overdue': notice(
    ['會辦逾期', '會辦事項已逾期限，請儘速登入系統回復。'],
    ['Coordination overdue', 'A coordination is past its due date. Sign in and answer.']
  ),
  'coordination-assigned': notice(
    ['會辦事項', '有會辦事項請您回復，請登入系統查閱。'],
    ['Coordination', 'Your answer to a coordination is asked for. Sign in.']
  ),
  'plan-objected': notice(
    ['會辦有異議', '受會單位對計畫有異議，核定已失效，請登入系統查閱。'],
    [
      'Objection to the plan',
      'A unit objects to the plan; its approval is void. Sign in to read the objection.'
    ]
  ),
  'deployment-refused': notice(
    ['計畫無法執行', '核定之計畫無法部署執行，請登入系統查閱原因並修正後重新送核。'],
    [
      'Plan cannot run',
      'The approved plan could not be deployed. Sign in for the reason, mend it and submit again.'
    ]
  ),
  'plan-started': notice(
    ['計畫開始執行', '計畫已核定並開始執行，請登入系統查閱您的工作。'],
    ['Plan has started', 'The plan is approved and has started. Sign in to see your tasks.']
  ),
  'case-cancelled': notice(
    ['案件取消', '案件已取消，手上之編號文件請依規定繳回。'],
    ['Case cancelled', 'The case is cancelled. Return the numbered papers that you hold.']
  ),
  'plan-suspended': notice(
    ['計畫暫停', '計畫暫停執行，暫停期間保密義務不變，文件仍應妥善保管。'],
    ['Plan suspended', 'The plan is suspended. Secrecy goes on; keep the papers safe.']
  ),
  'plan-resumed': notice(
    ['計畫恢復', '計畫恢復執行，請登入系統查閱您的工作。'],
    ['Plan resumed', 'The plan has resumed. Sign in to see your tasks.']
  ),
  'plan-closed': notice(
    ['計畫結案', '計畫已結案，未解密之文件仍應依規定保密。'],
    ['Plan closed', 'The plan is closed. What is not released stays secret.']
  ),
  'phase-overdue': notice(
    ['階段工作逾期', '計畫有階段工作已逾期限，請登入系統查明並督促辦理。'],
    ['Phase overdue', 'Work of a phase is past its due date. Sign in, find out why and see to it.']
  )
} as const;
