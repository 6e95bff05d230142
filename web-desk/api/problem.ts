import type { Bilingual } from './contract-types.ts';

export interface ProblemDetail extends Bilingual {
  readonly path: string;
  /** Ids of the clauses that it rests on. */
  readonly clauses?: readonly string[];
}

/** A refused or failed request: the catalogue's code, its message in both languages, and its details. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly text: Bilingual;
  readonly problems: readonly ProblemDetail[];

  constructor(code: string, status: number, text: Bilingual, problems: readonly ProblemDetail[] = []) {
    super(text.en);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
    this.text = text;
    this.problems = problems;
  }

  /** The same refusal with some of its details only: the others stand elsewhere already. */
  about(problems: readonly ProblemDetail[]): ApiProblem {
    return new ApiProblem(this.code, this.status, this.text, problems);
  }
}

const offline: Bilingual = {
  zh: '無法連線到伺服器。您填寫的內容仍保留在本頁，請檢查網路後再試一次。',
  en: 'The server cannot be reached. What you entered is still on this page; check the network and try again.'
};

const unreadable: Bilingual = {
  zh: '伺服器的回應無法讀取，請重新整理後再試一次。',
  en: 'The server’s answer could not be read; refresh and try again.'
};

/** The problem for a request that never got an answer. */
export const offlineProblem = (): ApiProblem => new ApiProblem('OFFLINE', 0, offline);

const isBilingual = (value: unknown): value is Bilingual =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** Turns the body of a refused answer into a problem; tolerates bodies that are not the contract's. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const { code, message, problems } = (body ?? {}) as Record<string, unknown>;
  if (typeof code !== 'string' || !isBilingual(message))
    return new ApiProblem('UNREADABLE', status, unreadable);
  return new ApiProblem(code, status, message, Array.isArray(problems) ? (problems as ProblemDetail[]) : []);
}

/** Any thrown value as a problem, so that a page has one thing to show. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem('UNREADABLE', 0, unreadable);
