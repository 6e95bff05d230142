/** A refusal is a value: a code of the error catalogue and the facts that its message needs. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly facts?: Readonly<Record<string, string | number>>;
  /** Problems in detail: one per form field or diagram element. */
  readonly problems?: readonly FieldProblem[];
}

export interface FieldProblem {
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  /** Clauses that the refusal rests on, by id. */
  readonly clauses?: readonly string[];
}

interface CatalogueEntry {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

const entry = (status: number, zh: string, en: string): CatalogueEntry => ({ status, zh, en });

/** The one error catalogue: HTTP status and message per code; `{name}` is filled from the refusal's facts. */
export const errorCatalogue = {
  NOT_SIGNED_IN: entry(401, '請先登入。', 'Sign in first.'),
  SIGN_IN_FAILED: entry(401, '帳號或密碼不正確，請再試一次。', 'Account or password is wrong; try again.'),
  TOO_MANY_ATTEMPTS: entry(
    429,
    '嘗試次數過多，請於 {seconds} 秒後再試。',
    'Too many attempts; try again in {seconds} seconds.'
  ),
  CROSS_SITE: entry(
    403,
    '來源不符，請由本系統頁面操作。',
    'The request came from another site; act from this system’s own page.'
  ),
  NOT_FOUND: entry(404, '查無此項目。', 'There is no such item.'),
  NOT_ALLOWED: entry(403, '您的角色不能執行此操作。', 'Your role may not do this.'),
  NAMES_WITHHELD: entry(
    403,
    '此文件載有僅限特定人員知悉之姓名，您不在其列；如因職務需要，請洽政風單位。',
    'This paper names people whom only some members of the case may know; if your duty needs it, ask the ethics office.'
  ),
  FRESH_PROOF_REQUIRED: entry(
    403,
    '此決定須再次輸入密碼確認身分。',
    'This decision needs your password again.'
  ),
  FRESH_PROOF_FAILED: entry(403, '密碼不正確，決定未送出。', 'The password is wrong; nothing was decided.'),
  SELF_APPROVAL: entry(
    403,
    '送核者不得核定自己的案件，請由其他有權人員辦理。',
    'Whoever submitted it may not approve it; another authorised person must.'
  ),
  TASK_GONE: entry(
    409,
    '此工作已由他人完成或已取消，請重新整理。',
    'The task has been completed or cancelled; refresh the list.'
  ),
  TASK_TAKEN: entry(409, '此工作已由 {holder} 承接。', 'The task is held by {holder}.'),
  STALE_VERSION: entry(
    409,
    '版本 {given} 已非最新，目前為版本 {current}，請重新載入後再修改。',
    'Version {given} is not the newest; it is now {current}. Reload, then edit.'
  ),
  INVALID_INPUT: entry(422, '有 {count} 個欄位需要更正。', '{count} field(s) need correcting.'),
  ANSWERS_TOO_HEAVY: entry(
    422,
    '內容過多，無法在時限內檢查，資料未送出；請分次填寫。',
    'There is too much to check in time; nothing was sent. Fill it in by parts.'
  ),
  ENTRIES_DIFFER: entry(
    422,
    '與前次登錄有 {count} 欄不一致，資料未送出；請核對原始文件後更正，前次登錄有誤者請退回重新登錄。',
    '{count} field(s) differ from the first entry; nothing was sent. Compare with the paper and correct; if the first entry is wrong, send it back.'
  ),
  UNKNOWN_FIELD: entry(
    422,
    '表單沒有欄位「{field}」，資料未送出。',
    'The form has no field “{field}”; nothing was sent.'
  ),
  MALFORMED: entry(400, '無法讀取送來的資料。', 'The request could not be read.'),
  TOO_LARGE: entry(413, '資料超過上限 {limit}。', 'The data is larger than the limit of {limit}.'),
  MODEL_UNREADABLE: entry(422, '無法讀取流程圖：{reason}', 'The diagram cannot be read: {reason}'),
  PLAN_RULES_BROKEN: entry(
    422,
    '計畫有 {count} 處不符規則，請依提示修正後再送核。',
    'The plan breaks {count} rule(s); mend them as shown, then submit.'
  ),
  PLAN_NOT_EDITABLE: entry(
    409,
    '計畫已送核或已核定，不能直接修改；請建立新版本。',
    'The plan is submitted or approved and cannot be edited; make a new version.'
  ),
  PLAN_OUT_OF_SCOPE: entry(
    422,
    '依門檻表此案不在專案計畫範圍：{reason}',
    'By the threshold table this case needs no special plan: {reason}'
  ),
  BUNDLE_CHANGED: entry(
    409,
    '核定內容與送核內容不一致，不予部署。',
    'What was approved is not what was submitted; it is not deployed.'
  ),
  CANNOT_DEPLOY: entry(422, '流程無法部署：{reason}', 'The process cannot be deployed: {reason}'),
  ENGINE_UNAVAILABLE: entry(
    503,
    '流程引擎暫時無法連線，您的資料已保存，將自動重試。',
    'The workflow engine cannot be reached; your data is kept and will be retried.'
  ),
  STATE_SECRET_CONTENT: entry(
    422,
    '國家機密僅得登錄，不得存放內容；內容請以書面密封交付。',
    'For State secrets only the register is kept; content is refused. Hand it over sealed, on paper.'
  ),
  PERIOD_OR_CONDITION_REQUIRED: entry(
    422,
    '須填保密期限或解密條件其中之一。',
    'Give a secrecy period or a declassification condition.'
  ),
  COPY_NOT_ISSUED: entry(
    422,
    '編號 {number} 未曾發出，不能收回。',
    'Copy {number} was never issued and cannot be returned.'
  ),
  COPIES_STILL_OUT: entry(
    422,
    '離開人員持有之編號 {numbers} 尚未收回，請先登錄收回，再結束其參與。',
    'Whoever leaves still holds {numbers}; enter these copies as collected, then end their part.'
  ),
  COPY_STATE: entry(
    422,
    '編號 {number} 目前為「{state}」，不能「{event}」。',
    'Copy {number} is “{state}”; it cannot be “{event}”.'
  ),
  DEADLINE_UNREADABLE: entry(
    422,
    '期限「{rule}」無法計算，請確認規則與所依據之日期。',
    'The deadline “{rule}” cannot be worked out; check the rule and the date it counts from.'
  ),
  NOTICE_UNREADABLE: entry(
    422,
    '無法辨識招標公告檔案，請改用公告之 JSON 檔或直接填寫。',
    'This is not a tender notice that can be read; use the notice’s JSON file or fill in the form.'
  ),
  SEAL_MISMATCH: entry(
    422,
    '封籤號碼與登記不符，本次已留紀錄。請再看封籤：填錯者更正；封籤上確為此號碼者，於下欄再填一次送出，即停止並通報。',
    'The seal number differs from the registered one; this has been noted. Look again: correct a slip, or, if this is what stands on the seal, type it again below and send, which stops and reports.'
  ),
  TWO_WITNESSES_REQUIRED: entry(422, '須有二人以上見證。', 'At least two witnesses are needed.'),
  INVESTIGATION_HOLD: entry(
    409,
    '偵查保全中，此操作須經偵辦機關同意。',
    'Under investigation hold; this act needs the investigating agency’s consent.'
  ),
  DATABASE_DAMAGED: entry(
    500,
    '資料庫檢查未通過，系統不啟動：{reason}',
    'The database failed its check; the system does not start: {reason}'
  ),
  DATABASE_NEWER: entry(
    500,
    '資料庫版本 {found} 新於本程式 {known}，請更新程式。',
    'The database is of version {found}, newer than this program’s {known}; update the program.'
  ),
  DATABASE_UNSAFE: entry(
    500,
    '資料庫設定可能遺失已確認的資料，系統不啟動：{reason}',
    'The database setting may lose acknowledged data; the system does not start: {reason}'
  ),
  DATABASE_FAILED: entry(
    503,
    '磁碟讀寫失敗，為免遺失已確認的資料，系統已停止；請檢查磁碟後重新啟動。',
    'The disk failed; so that nothing acknowledged is lost, the system has stopped. Check the disk and start again.'
  ),
  DATABASE_BUSY: entry(
    503,
    '資料庫正由其他程式鎖定，這次作業沒有儲存，請稍後再試。',
    'Another program holds the database and nothing of this was saved; try again later.'
  ),
  STORAGE_FULL: entry(
    507,
    '儲存空間已滿，這次作業沒有儲存；請通知系統管理者釋出空間後再試。',
    'The storage is full and nothing of this was saved; have the administrator free space, then try again.'
  ),
  SEALED_DAMAGED: entry(
    500,
    '密封內容驗證失敗（{table}），資料可能遭竄改，請通知系統管理者。',
    'Sealed content failed its check ({table}); it may have been tampered with. Tell the administrator.'
  ),
  MASTER_KEY_UNUSABLE: entry(
    500,
    '主金鑰無法使用，系統不啟動：{reason}',
    'The master key cannot be used; the system does not start: {reason}'
  ),
  ACCOUNT_TAKEN: entry(409, '帳號「{account}」已有人使用。', 'The account “{account}” is already in use.'),
  CASE_CLOSED: entry(
    409,
    '案件已是「{state}」，不能再變更。',
    'The case is “{state}” and can no longer be changed.'
  ),
  PLAN_STATE: entry(
    409,
    '計畫第 {version} 版目前為「{state}」，不能改為「{to}」。',
    'Plan version {version} is “{state}”; it cannot become “{to}”.'
  ),
  PLAN_SUSPENDED: entry(
    409,
    '計畫暫停中，不得發出、公開或啟封；其他工作可照常辦理，待首長核准恢復後再辦。',
    'The plan is suspended: nothing may be issued, published or opened until the head resumes it; other work goes on.'
  ),
  NOBODY_NOMINATED: entry(422, '名單至少須有一人。', 'The list must name somebody.'),
  REVIEW_COMMITTEE_COMPOSITION: entry(
    422,
    '考績委員會須五人以上、二十三人以下；名單為 {members} 人。',
    'An appraisal committee has five to twenty-three members; this one has {members}.'
  ),
  COMMITTEE_COMPOSITION: entry(
    422,
    '評選委員須五人以上，外聘專家學者不得少於三分之一；名單為 {members} 人，其中外聘 {experts} 人。',
    'A committee has five members or more, a third of them outside experts at least; this one has {members}, of them {experts} from outside.'
  ),
  INTERNAL: entry(
    500,
    '系統發生錯誤（代碼 {reference}），請通知系統管理者。',
    'Something went wrong (reference {reference}); tell the administrator.'
  )
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

export type Language = 'zh' | 'en';

/** The refusal's message in the reader's language. */
export function messageOf({ code, facts = {} }: Refusal, language: Language): string {
  return errorCatalogue[code][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(facts[name] ?? whole)
  );
}

/** Carries a refusal through layers that answer by promise, up to the one place that turns it into an answer. */
export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(messageOf(refusal, 'en'), options);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}

/** The refusal at one field of the form, in the catalogue's words, with the clauses that it rests on. */
export function refusedAtField(refusal: Refusal, path: string, clauses: readonly string[]): RefusalError {
  const problem = { path, zh: messageOf(refusal, 'zh'), en: messageOf(refusal, 'en'), clauses };
  return new RefusalError({ ...refusal, problems: [problem] });
}
