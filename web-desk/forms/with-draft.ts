import type { FormSchema, FormValues } from '../api/contract-types.ts';

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

/** The answers alone, without lists to choose from and whatever else the server fills in. */
export function answersIn(schema: FormSchema | null, values: FormValues): FormValues {
  const keys = new Set(keysOf((schema ?? {}) as Component));
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key)));
}

/** What the server fills in, with the reader's unsent answers over it; lists to choose from stay the server's. */
export const withDraft = (
  schema: FormSchema | null,
  values: FormValues,
  draft: FormValues | null
): FormValues => ({ ...values, ...answersIn(schema, draft ?? {}) });
