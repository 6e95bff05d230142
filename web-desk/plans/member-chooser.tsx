import { useId } from 'react';
import { roles, type Role } from '../../domain/roles.ts';
import type { Person } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { isEssential, withMember, withoutMember, type MemberChoice } from './members.ts';

interface Props {
  /** Roles that the plan knows, in the order of the register of roles. */
  readonly choices: readonly Role[];
  readonly people: readonly Person[];
  readonly members: readonly MemberChoice[];
  readonly onChange: (members: MemberChoice[]) => void;
}

const describe = ({ name, unit }: Person) => (unit ? `${name}（${unit}）` : name);

function Options({ people, label }: { people: readonly Person[]; label: string }) {
  if (people.length === 0) return null;
  return (
    <optgroup label={label}>
      {people.map((person) => (
        <option key={person.personId} value={person.personId}>
          {describe(person)}
        </option>
      ))}
    </optgroup>
  );
}

function RoleRow({ role, people, members, onChange }: Omit<Props, 'choices'> & { role: Role }) {
  const { t, say } = useTongue();
  const id = useId();
  const inRole = members.filter((member) => member.role === role);
  const free = people.filter(({ personId }) => !inRole.some((member) => member.personId === personId));
  return (
    <div className="member-row">
      <label htmlFor={id}>
        {say(roles[role])}
        {isEssential(role) && <span className="needed">{t.newPlan.needed}</span>}
      </label>
      <ul className="chips">
        {inRole.map((member) => {
          const person = people.find(({ personId }) => personId === member.personId);
          if (!person) return null;
          return (
            <li key={member.personId} className="chip">
              {describe(person)}
              <button
                type="button"
                aria-label={t.newPlan.remove(person.name)}
                onClick={() => onChange(withoutMember(members, member))}
              >
                ×
              </button>
            </li>
          );
        })}
        {inRole.length === 0 && <li className="muted">{t.newPlan.nobody}</li>}
      </ul>
      <select
        id={id}
        value=""
        onChange={(event) => onChange(withMember(members, { role, personId: event.target.value }))}
      >
        <option value="" disabled>
          {t.newPlan.addPerson}
        </option>
        <Options people={free.filter((person) => person.roles.includes(role))} label={t.newPlan.ofRole} />
        <Options people={free.filter((person) => !person.roles.includes(role))} label={t.newPlan.others} />
      </select>
    </div>
  );
}

/** Who does what in the plan: people by role. */
export function MemberChooser(props: Props) {
  return (
    <div className="members">
      {props.choices.map((role) => (
        <RoleRow key={role} role={role} {...props} />
      ))}
    </div>
  );
}
