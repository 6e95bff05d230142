import { caseStates, type CaseState } from '../../domain/cases.ts';
import { grades, type Grade } from '../../domain/grades.ts';
import { roles, type Role } from '../../domain/roles.ts';
import { useTongue } from '../i18n/language.tsx';
import { Tag, type Tone } from './tag.tsx';

const stateTones: Readonly<Record<CaseState, Tone>> = {
  draft: 'neutral',
  'in-approval': 'info',
  running: 'info',
  suspended: 'warn',
  released: 'good',
  closed: 'good',
  rejected: 'bad',
  cancelled: 'neutral'
};

/** The mark of a grade, as on paper. */
export function GradeTag({ grade }: { grade: Grade }) {
  const { say } = useTongue();
  return <Tag tone={grade === 'unclassified' ? 'neutral' : 'secret'}>{say(grades[grade])}</Tag>;
}

export function StateTag({ state }: { state: CaseState }) {
  const { say } = useTongue();
  return <Tag tone={stateTones[state]}>{say(caseStates[state])}</Tag>;
}

/** A role's name, or a dash. */
export function RoleName({ role }: { role: Role | null }) {
  const { say } = useTongue();
  return <>{role ? say(roles[role]) : '—'}</>;
}
