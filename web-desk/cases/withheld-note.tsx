import type { ParticipationView } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';

/** Says why some names, and the papers that hold them, are not shown; nothing where every name is. */
export function WithheldNote({ members }: { members: readonly ParticipationView[] }) {
  const { t } = useTongue();
  if (!members.some(({ withheld }) => withheld)) return null;
  return <p className="muted withheld-note">{t.room.namesWithheld}</p>;
}
