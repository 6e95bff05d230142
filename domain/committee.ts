import type { ErrorCode, Refusal } from './refusals.ts';

/** How a list of nominees must be made up. */
interface Composition {
  readonly title: { readonly zh: string; readonly en: string };
  readonly least: number;
  readonly most: number;
  /** One in so many, at least, comes from outside; absent where nobody need. */
  readonly expertShare?: number;
  readonly code: ErrorCode;
}

/** Rules of composition by the name that a model gives (`shoumi:composition`). */
export const compositions = {
  /** 政府採購法 §94. */
  procurement: {
    title: { zh: '採購評選委員會', en: 'Tender evaluation committee' },
    least: 5,
    most: Infinity,
    expertShare: 3,
    code: 'COMMITTEE_COMPOSITION'
  },
  /** 考績委員會組織規程 §2. */
  personnel: {
    title: { zh: '考績委員會', en: 'Appraisal committee' },
    least: 5,
    most: 23,
    code: 'REVIEW_COMMITTEE_COMPOSITION'
  }
} as const satisfies Record<string, Composition>;

export type CompositionName = keyof typeof compositions;

export const isComposition = (name: string): name is CompositionName => Object.hasOwn(compositions, name);

const anybody = { least: 1, most: Infinity, code: 'NOBODY_NOMINATED' } as const;

type Limits = Pick<Composition, 'least' | 'most' | 'expertShare' | 'code'>;

const fits = ({ least, most, expertShare }: Limits, members: number, experts: number): boolean =>
  members >= least && members <= most && (expertShare === undefined || experts * expertShare >= members);

/** Refuses a list that is too short or too long, or has too few from outside; without a name, one that names nobody. */
export function checkComposition(
  name: CompositionName | null,
  members: number,
  experts: number
): Refusal | undefined {
  const composition: Limits = name === null ? anybody : compositions[name];
  if (fits(composition, members, experts)) return undefined;
  return { code: composition.code, facts: { members, experts } };
}
