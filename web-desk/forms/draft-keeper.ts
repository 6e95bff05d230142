import type { FormValues } from '../api/contract-types.ts';

/** Where drafts are kept, by form. */
export interface DraftStore {
  read(form: string): Promise<FormValues | null>;
  /** Answers whether it is kept; of a State secret nothing is. `leaving`: the page is being left. */
  write(form: string, values: FormValues, leaving: boolean): Promise<boolean>;
  drop(form: string): Promise<void>;
}

/** What has become of the newest values: `refused` are never kept, `failed` are tried again with the next. */
export type DraftState = 'waiting' | 'kept' | 'refused' | 'failed';

export interface DraftKeeper {
  /** What was filled in of the form and not sent, the newest of it first. */
  read(form: string): Promise<FormValues | null>;
  /** Keeps the values once the hand rests. */
  keep(form: string, values: FormValues): void;
  /** Keeps at once what still waits, of every form. */
  settle(leaving?: boolean): Promise<void>;
  /** Sends the form by `send`: nothing is kept meanwhile nor, once that has succeeded, afterwards. */
  sending<T>(form: string, send: () => Promise<T>): Promise<T>;
  /** Gives up what was filled in. */
  drop(form: string): Promise<void>;
}

/** How long the hand must rest before what it typed is kept, in milliseconds. */
const restMs = 600;

/**
 * Keeps what is being filled in, in its order: never two writings of one form at once, and the newest last. What could not be kept yet
 * is remembered in this page only.
 */
export function createDraftKeeper(
  store: DraftStore,
  tell: (form: string, state: DraftState) => void = () => undefined
): DraftKeeper {
  const unkept = new Map<string, FormValues>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const writing = new Map<string, Promise<void>>();

  const rest = (form: string) => {
    clearTimeout(timers.get(form));
    timers.delete(form);
  };

  const writeNow = async (form: string, leaving: boolean): Promise<void> => {
    const values = unkept.get(form);
    if (!values) return;
    const state = await store.write(form, values, leaving).then(
      (kept): DraftState => (kept ? 'kept' : 'refused'),
      (): DraftState => 'failed'
    );
    if (unkept.get(form) !== values) return;
    if (state !== 'failed') unkept.delete(form);
    tell(form, state);
  };

  const write = (form: string, leaving = false): Promise<void> => {
    rest(form);
    const before = leaving ? Promise.resolve() : (writing.get(form) ?? Promise.resolve());
    const mine = before.then(() => writeNow(form, leaving));
    writing.set(form, mine);
    return mine;
  };

  const keep = (form: string, values: FormValues) => {
    unkept.set(form, values);
    rest(form);
    timers.set(
      form,
      setTimeout(() => void write(form), restMs)
    );
  };

  const forget = async (form: string): Promise<FormValues | undefined> => {
    rest(form);
    const values = unkept.get(form);
    unkept.delete(form);
    await writing.get(form);
    return values;
  };

  return {
    async read(form) {
      await writing.get(form);
      return unkept.get(form) ?? (await store.read(form));
    },
    keep,
    async settle(leaving = false) {
      await Promise.all([...unkept.keys()].map((form) => write(form, leaving)));
    },
    async sending(form, send) {
      const values = await forget(form);
      try {
        const answer = await send();
        await forget(form);
        return answer;
      } catch (error) {
        if (values && !unkept.has(form)) keep(form, values);
        throw error;
      }
    },
    async drop(form) {
      await forget(form);
      await store.drop(form);
    }
  };
}
