/** A signed-in browser. The token itself is never stored, only its SHA-256. */
export interface Session {
  readonly personId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** When the person last proved who they are by password; the start of the session counts. */
  readonly provedAt: string;
}

export interface SessionRegister {
  /** Answers the token (256 random bits, base64url) that the cookie carries. */
  open(personId: string, lifetimeMs: number): Promise<{ readonly token: string; readonly session: Session }>;
  /** Undefined when unknown, expired, closed, or the person is disabled. */
  find(token: string): Promise<Session | undefined>;
  /** Records a fresh proof now. */
  prove(token: string): Promise<void>;
  /** Moves the expiry to now + lifetime. */
  extend(token: string, lifetimeMs: number): Promise<void>;
  close(token: string): Promise<void>;
  closeAll(personId: string): Promise<void>;
  /** Deletes what has expired; answers how many. */
  purge(): Promise<number>;
}

/** Failed sign-ins per key (an account, a source address). Keys are stored hashed: people type passwords into account fields. */
export interface SignInAttempts {
  fail(key: string): Promise<void>;
  failures(key: string, since: string): Promise<{ readonly count: number; readonly last: string | null }>;
  clear(key: string): Promise<void>;
  purge(before: string): Promise<number>;
}
