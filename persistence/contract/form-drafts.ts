/** Values of a form by field key. */
type DraftValues = Readonly<Record<string, unknown>>;

/**
 * What a person has filled in of a form but not sent, sealed under a key of that person. Rows tell neither person nor form: that
 * somebody is writing a report is told to nobody.
 */
export interface FormDraftRegister {
  /** Undefined when there is none, or it was left alone for too long. */
  read(personId: string, form: string): Promise<DraftValues | undefined>;
  /** In place of what was kept before; it expires `lifetimeMs` from now. */
  keep(personId: string, form: string, values: DraftValues, lifetimeMs: number): Promise<void>;
  drop(personId: string, form: string): Promise<void>;
  /** Deletes what has expired; answers how many. */
  purge(): Promise<number>;
}
