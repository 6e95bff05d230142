import { acknowledgeLeak } from './acknowledge-leak.ts';
import { approvePlan } from './approve-plan.ts';
import { checkSeal } from './check-seal.ts';
import { collectCopy } from './collect-copy.ts';
import { destroyCopy } from './destroy-copy.ts';
import { destroyItem } from './destroy-item.ts';
import { handOverItem } from './hand-over-item.ts';
import { handOverMember } from './hand-over-member.ts';
import { issueCopy } from './issue-copy.ts';
import { listHandOver } from './list-hand-over.ts';
import { markImplicated } from './mark-implicated.ts';
import { nominateMembers } from './nominate-members.ts';
import { objectToPlan } from './object-to-plan.ts';
import { openItem } from './open-item.ts';
import { preserveEvidence } from './preserve-evidence.ts';
import { recordFinding } from './record-finding.ts';
import { recuseMembers } from './recuse-members.ts';
import type { RegisterAct } from './register-act.ts';
import { releaseItems } from './release-items.ts';
import { retainCopy } from './retain-copy.ts';
import { sealItem } from './seal-item.ts';
import { signUndertaking } from './sign-undertaking.ts';

/** Register acts by the value of `shoumi:act` (docs/architecture.md). */
export const registerActs: Readonly<Record<string, RegisterAct>> = {
  'sign-undertaking': signUndertaking,
  'issue-copy': issueCopy,
  'collect-copy': collectCopy,
  'retain-copy': retainCopy,
  'destroy-copy': destroyCopy,
  'seal-item': sealItem,
  'hand-over-item': handOverItem,
  'check-seal': checkSeal,
  'open-item': openItem,
  'destroy-item': destroyItem,
  'acknowledge-leak': acknowledgeLeak,
  'preserve-evidence': preserveEvidence,
  'mark-implicated': markImplicated,
  'record-finding': recordFinding,
  'approve-plan': approvePlan,
  'object-to-plan': objectToPlan,
  'release-items': releaseItems,
  'nominate-members': nominateMembers,
  'list-hand-over': listHandOver,
  'hand-over-member': handOverMember,
  'recuse-members': recuseMembers
};

/** The act that completing a task performs; undefined when it names none of ours. */
export const actOf = (name: string | undefined): RegisterAct | undefined =>
  name !== undefined && Object.hasOwn(registerActs, name) ? registerActs[name] : undefined;
