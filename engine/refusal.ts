/** Why a command was not carried out: a value, never thrown. The codes are those of Zeebe's gateway. */
export type RefusalCode =
  | 'INVALID_ARGUMENT'
  | 'NOT_FOUND'
  | 'INVALID_STATE'
  | 'ALREADY_EXISTS'
  | 'RESOURCE_EXHAUSTED'
  | 'UNAVAILABLE'
  | 'DEADLINE_EXCEEDED';

const statuses: Record<RefusalCode, number> = {
  INVALID_ARGUMENT: 400,
  NOT_FOUND: 404,
  INVALID_STATE: 409,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 503,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504
};

export interface Refusal {
  code: RefusalCode;
  /** The HTTP status that says the same. */
  status: number;
  /** Equal to the code, as Zeebe's problem details have it. */
  title: string;
  /** One sentence that says what is wrong and what to do. */
  detail: string;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** A refused result. */
export function refuse(code: RefusalCode, detail: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, status: statuses[code], title: code, detail } };
}

/** An accepted result. */
export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}
