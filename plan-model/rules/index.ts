import type { Rule } from '../problem.ts';
import { disclosureAfterApproval } from './disclosure-after-approval.ts';
import { dueIsComputed } from './due-is-computed.ts';
import { endsWithEvaluation } from './ends-with-evaluation.ts';
import { gradedHasTerms } from './graded-has-terms.ts';
import { joinsComplete } from './joins-complete.ts';
import { issuedIsAccounted } from './issued-is-accounted.ts';
import { listIsKnownToItsChecker } from './list-is-known-to-its-checker.ts';
import { knownClauses } from './known-clauses.ts';
import { knownReferences } from './known-references.ts';
import { measureIsAccountable } from './measure-is-accountable.ts';
import { noElectronicTransmission } from './no-electronic-transmission.ts';
import { openedBeforeWitnesses } from './opened-before-witnesses.ts';
import { riskHasMeasure } from './risk-has-measure.ts';
import { runsOnTheEngine } from './runs-on-the-engine.ts';
import { scopeIsCovered } from './scope-is-covered.ts';
import { shownToWhomItConcerns } from './shown-to-whom-it-concerns.ts';
import { staysInItsCase } from './stays-in-its-case.ts';
import { taskHasRole } from './task-has-role.ts';

/** The plan rules, in the order in which their problems are shown. */
export const rules: readonly Rule[] = [
  runsOnTheEngine,
  joinsComplete,
  staysInItsCase,
  taskHasRole,
  knownReferences,
  knownClauses,
  measureIsAccountable,
  dueIsComputed,
  riskHasMeasure,
  disclosureAfterApproval,
  issuedIsAccounted,
  openedBeforeWitnesses,
  shownToWhomItConcerns,
  listIsKnownToItsChecker,
  noElectronicTransmission,
  gradedHasTerms,
  scopeIsCovered,
  endsWithEvaluation
];
