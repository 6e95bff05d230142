/** pending → published or failed. */
export type SentMessageState = 'pending' | 'published' | 'failed';

/** A message that a person sent to a running case. */
export interface SentMessage {
  /** The same in every try: the engine recognises it. */
  readonly messageId: string;
  readonly caseKey: string;
  readonly name: string;
  /** The event that waited for it, and the instance it waited in. */
  readonly elementId: string;
  readonly processInstanceKey: string;
  /** Routing values only. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly timeToLiveMs: number;
  readonly state: SentMessageState;
  readonly attempts: number;
  readonly createdAt: string;
}

/** Intent before publication, so that each message counts once whatever dies in between. */
export interface MessageRegister {
  /** Records the intent; a repeated id answers the first with `created: false`. */
  begin(
    input: Omit<SentMessage, 'state' | 'attempts' | 'createdAt'>
  ): Promise<{ readonly message: SentMessage; readonly created: boolean }>;
  get(messageId: string): Promise<SentMessage | undefined>;
  /** Counts an attempt to publish. */
  markTried(messageId: string): Promise<void>;
  markPublished(messageId: string): Promise<void>;
  /** Nothing waits for it any more; `failure` is a catalogue code. */
  markFailed(messageId: string, failure: string): Promise<void>;
  /** Pending ones whose last change is before the instant, oldest first. */
  unfinished(before: string, limit?: number): Promise<readonly SentMessage[]>;
}
