/** Why an engine store refuses to open or to go on. */
export type EngineStoreCode =
  | 'ENGINE_STORE_UNSAFE'
  | 'ENGINE_STORE_DAMAGED'
  | 'ENGINE_STORE_NEWER'
  | 'ENGINE_STORE_IN_USE'
  | 'ENGINE_STORE_UNREACHABLE'
  | 'ENGINE_STORE_FAILED';

/** A refusal of the store, with a code and a sentence in Traditional Chinese and in English that says what to do. */
export class EngineStoreError extends Error {
  readonly code: EngineStoreCode;

  constructor(code: EngineStoreCode, messages: { zh: string; en: string }, cause?: unknown) {
    super(`${messages.zh} / ${messages.en}`, cause === undefined ? undefined : { cause });
    this.name = 'EngineStoreError';
    this.code = code;
  }
}

/** The database may lose what it has acknowledged. */
export function unsafe(setting: string, found: unknown, wanted: string): EngineStoreError {
  return new EngineStoreError('ENGINE_STORE_UNSAFE', {
    zh: `資料庫設定 ${setting} 為 ${String(found)},斷電時可能遺失已確認的作業;請改為 ${wanted} 後再啟動。`,
    en: `The database setting ${setting} is ${String(found)}, so acknowledged work can be lost; set it to ${wanted} and start again.`
  });
}

/** The database cannot be read as it is. */
export function damaged(where: string, found: string, cause?: unknown): EngineStoreError {
  return new EngineStoreError(
    'ENGINE_STORE_DAMAGED',
    {
      zh: `引擎資料庫 ${where} 已損毀(${found});請先備份該檔案,再由備份還原。`,
      en: `The engine database ${where} is damaged (${found}); keep a copy of it and restore from a backup.`
    },
    cause
  );
}

/** The database was written by a newer version of this program. */
export function newer(where: string, found: number, known: number): EngineStoreError {
  return new EngineStoreError('ENGINE_STORE_NEWER', {
    zh: `引擎資料庫 ${where} 的結構為第 ${found} 版,本程式只認得到第 ${known} 版;請使用較新的程式啟動。`,
    en: `The engine database ${where} has schema ${found}, this program knows schemas up to ${known}; start a newer program.`
  });
}

/** Another engine works on the database. */
export function inUse(where: string, cause?: unknown): EngineStoreError {
  return new EngineStoreError(
    'ENGINE_STORE_IN_USE',
    {
      zh: `引擎資料庫 ${where} 正由另一個引擎使用;請先停止該引擎。`,
      en: `Another engine works on the database ${where}; stop it first.`
    },
    cause
  );
}

/** The database does not answer. */
export function unreachable(where: string, cause: unknown): EngineStoreError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new EngineStoreError(
    'ENGINE_STORE_UNREACHABLE',
    {
      zh: `無法連上引擎資料庫 ${where}(${why});請檢查位址、帳號與服務是否啟動。`,
      en: `The engine database ${where} cannot be reached (${why}); check address, account and that it runs.`
    },
    cause
  );
}

/** The disk under the database did not write, flush or read. */
export function failed(where: string, cause: unknown): EngineStoreError {
  return new EngineStoreError(
    'ENGINE_STORE_FAILED',
    {
      zh: `引擎資料庫 ${where} 所在磁碟讀寫失敗,為免遺失已確認的作業,引擎已停止;請檢查磁碟後重新啟動。`,
      en: `The disk of the engine database ${where} failed; so that nothing acknowledged is lost, the engine has stopped. Check the disk and start again.`
    },
    cause
  );
}

/** The program has closed the store. */
export function closedError(): Error {
  return new Error('the engine store is closed');
}
