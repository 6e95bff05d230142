import { isRole, type Role } from '../../domain/roles.ts';
import { extensionOf, pairsOf } from '../diagram/extensions.ts';
import type { ModdleObject } from '../diagram/types.ts';

/** What the office says of a step; the names are those of its `shoumi:` properties. */
export const measureFields = [
  'phase',
  'riskPoint',
  'measure',
  'due',
  'evidence',
  'clauses',
  'artefact',
  'discloses',
  'approves',
  'proof',
  'nominates',
  'composition',
  'repeats',
  'shows'
] as const;

export type MeasureField = (typeof measureFields)[number];

export interface Measure {
  readonly name: string;
  /** The one accountable role; null when somebody else decides who does it. */
  readonly role: Role | null;
  readonly fields: Readonly<Record<MeasureField, string>>;
}

/** Prefix of every property that belongs to the plan. */
export const prefix = 'shoumi:';

const groupPattern = /^=\s*\[\s*caseKey\s*\+\s*"\/([a-z-]+)"\s*\]\s*$/;

/** The FEEL expression for `role` within the running case. */
export const groupExpression = (role: Role): string => `=[caseKey + "/${role}"]`;

function roleOf(object: ModdleObject): Role | null {
  const groups = extensionOf(object, 'zeebe:AssignmentDefinition')?.get('candidateGroups');
  const role = groupPattern.exec(String(groups ?? ''))?.[1] ?? '';
  return isRole(role) ? role : null;
}

/** Reads the measure out of an element. */
export function measureOf(object: ModdleObject): Measure {
  const properties = pairsOf(object, 'properties');
  return {
    name: String(object.get('name') ?? ''),
    role: roleOf(object),
    fields: Object.fromEntries(
      measureFields.map((field) => [field, properties.get(prefix + field) ?? ''])
    ) as Record<MeasureField, string>
  };
}

/** Acts by which a list of nominees is drawn up or recused from. */
export const isNomination = (object: ModdleObject): boolean =>
  ['nominate-members', 'recuse-members'].includes(pairsOf(object, 'properties').get(`${prefix}act`) ?? '');
