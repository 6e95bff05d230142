import type { FormSchema, FormValues } from '../api/contract-types.ts';

const drafts = new Map<string, FormValues>();

/**
 * What is filled in but not sent, by page, for as long as this browser tab lives. Kept in memory only: nothing
 * secret is written to the machine.
 */
export const draftStore = {
  read: (key: string): FormValues | null => drafts.get(key) ?? null,
  keep: (key: string, values: FormValues): void => void drafts.set(key, values),
  forget: (key: string): void => void drafts.delete(key)
};

interface Component {
  readonly key?: string;
  readonly path?: string;
  readonly components?: readonly Component[];
}

const keysOf = (component: Component): string[] =>
  [
    ...[component.key, component.path].filter((key) => key !== undefined && key !== ''),
    ...(component.components ?? []).flatMap(keysOf)
  ] as string[];

/** What the server fills in, with the reader's unsent answers over it; lists to choose from stay the server's. */
export function withDraft(
  schema: FormSchema | null,
  values: FormValues,
  draft: FormValues | null
): FormValues {
  const keys = new Set(keysOf((schema ?? {}) as Component));
  const answers = Object.entries(draft ?? {}).filter(([key]) => keys.has(key));
  return { ...values, ...Object.fromEntries(answers) };
}
