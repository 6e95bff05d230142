import { createAllocateCopies } from './allocate-copies.ts';
import { createCheckCustody } from './check-custody.ts';
import { createComputeDueDates } from './compute-due-dates.ts';
import { createDeclassifyItems } from './declassify-items.ts';
import { createDeployPlan } from './deploy-plan.ts';
import type { JobHandler } from './job.ts';
import { createMeasureScope } from './measure-scope.ts';
import { createNotify } from './notify.ts';
import { createOpenLeakCase } from './open-leak-case.ts';
import { createPlanRemediation } from './plan-remediation.ts';
import type { WorkerPorts } from './ports/index.ts';
import { createPublishMessage } from './publish-message.ts';
import { createRenderDocument } from './render-document.ts';
import { createResolveParticipants } from './resolve-participants.ts';
import { createResolveSuperior } from './resolve-superior.ts';
import { createSetCaseState } from './set-case-state.ts';
import { createSetPlanState } from './set-plan-state.ts';
import { createSetRemediationState } from './set-remediation-state.ts';
import { createVerifyPlan } from './verify-plan.ts';

/** Every job type that models may name, and the one handler that works it. */
const factories = {
  'allocate-copies': createAllocateCopies,
  'check-custody': createCheckCustody,
  'compute-due-dates': createComputeDueDates,
  'declassify-items': createDeclassifyItems,
  'deploy-plan': createDeployPlan,
  'measure-scope': createMeasureScope,
  notify: createNotify,
  'open-leak-case': createOpenLeakCase,
  'plan-remediation': createPlanRemediation,
  'publish-message': createPublishMessage,
  'render-document': createRenderDocument,
  'resolve-participants': createResolveParticipants,
  'resolve-superior': createResolveSuperior,
  'set-case-state': createSetCaseState,
  'set-plan-state': createSetPlanState,
  'set-remediation-state': createSetRemediationState,
  'verify-plan': createVerifyPlan
} as const satisfies Record<string, (ports: WorkerPorts) => JobHandler>;

export type JobType = keyof typeof factories;

export const jobTypes = Object.keys(factories) as JobType[];

/** Handlers by job type over the given world. */
export const createHandlers = (ports: WorkerPorts): Readonly<Record<JobType, JobHandler>> =>
  Object.fromEntries(jobTypes.map((type) => [type, factories[type](ports)])) as Record<JobType, JobHandler>;
