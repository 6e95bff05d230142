import type { CaseAction } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';

/** What an action does, as a command; a message that the desk does not know goes by its model's own name. */
export function useActionName(): (action: CaseAction) => string {
  const { t, say } = useTongue();
  return ({ action, label }) => t.actionNames[action] ?? say(label);
}
