/** Process id of the plan that is drawn for a case. */
export const planProcessId = (caseKey: string): string => `plan-${caseKey}`;
