/** Kinds of procurement as the threshold table knows them. */
export const procurementClasses = {
  works: { zh: '工程', en: 'Works' },
  goods: { zh: '財物', en: 'Goods' },
  services: { zh: '勞務', en: 'Services' }
} as const;
export type ProcurementClass = keyof typeof procurementClasses;

/** What is measured of one kind of matter, to tell whether a special plan is required. */
interface ScopeKind {
  /** The sealed field that holds the number. */
  readonly field: string;
  /** Which threshold each answer compares with: at or above it, the answer is true. */
  readonly answers: Readonly<Record<string, string>>;
}

/** By the kind that the model names; the thresholds come from its dated decision table. */
export const scopeKinds = {
  /** NT dollars against `procurement-thresholds`; from 查核金額 on a special plan is required (tp-16.1). */
  procurement: { field: 'estimatedAmount', answers: { atAuditThreshold: 'audit', hugePurchase: 'huge' } },
  /** People assessed against `personnel-threshold` (tp-16.3). */
  personnel: { field: 'assessedCount', answers: { atPersonnelThreshold: 'assessed' } }
} as const satisfies Record<string, ScopeKind>;

export type ScopeKindName = keyof typeof scopeKinds;

export const isScopeKind = (name: string): name is ScopeKindName => Object.hasOwn(scopeKinds, name);

/** Thresholds that the kind is measured by, by name. */
export const thresholdsOf = (kind: ScopeKindName): readonly string[] =>
  Object.values(scopeKinds[kind].answers);

/** Turns the sealed number into the booleans that may leave the case store. */
export const measureScope = (
  kind: ScopeKindName,
  measured: number,
  thresholds: Readonly<Record<string, number>>
): Readonly<Record<string, boolean>> =>
  Object.fromEntries(
    Object.entries(scopeKinds[kind].answers).map(([answer, threshold]) => [
      answer,
      measured >= (thresholds[threshold] ?? Infinity)
    ])
  );
