import { readFileSync } from 'node:fs';
import { checkPlan, readPlan } from '../plan-model/index.ts';

/** `npx tsx scripts/check-plan.ts <process-id>`: what a shipped plan still breaks of the plan rules, one line each; fails when it breaks any. */
const model = new URL(`../workflows/${process.argv[2] ?? ''}.bpmn`, import.meta.url);
const problems = checkPlan(await readPlan(readFileSync(model, 'utf8')));
for (const { elementId, zh, en } of problems) console.log(`${elementId ?? '-'}: ${en} ${zh}`);
process.exitCode = problems.length === 0 ? 0 : 1;
