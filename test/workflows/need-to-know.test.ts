import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { isSecretRole, needToKnow, type CaseReader } from '../../domain/need-to-know.ts';
import { isRole, type Role } from '../../domain/roles.ts';
import { readPlan } from '../../plan-model/index.ts';

const folder = new URL('../../workflows/', import.meta.url);
const models = await Promise.all(
  readdirSync(folder)
    .filter((name) => name.endsWith('.bpmn'))
    .map((name) => readPlan(readFileSync(new URL(name, folder), 'utf8')))
);
const plans = models.filter(({ processId }) => processId.startsWith('plan-'));

/** User tasks of every shipped process. */
const tasksOf = new Map(
  models.map(({ processId, steps }) => [
    processId,
    new Set(steps.flatMap(({ type, elementId }) => (type === 'UserTask' ? elementId : [])))
  ])
);

const somebody = (...roles: Role[]): CaseReader => ({
  personId: 'p',
  standings: roles.map((role) => ({ participationId: `${role}:p`, role }))
});

/** Steps that draw up or mend a secret list, with the list's role. */
const listing = plans.flatMap((plan) =>
  plan.steps.flatMap((step) => {
    const role = step.properties['nominates'] ?? 'committee-member';
    const lists = step.act === 'nominate-members' || step.act === 'recuse-members';
    return lists && isRole(role) && isSecretRole(role) ? [{ plan, step, role }] : [];
  })
);

describe('the lists that only some may know, in the shipped plans', () => {
  it('are drawn up by who may know them', () => {
    expect(listing.length).toBeGreaterThan(5);
    const blind = listing.filter(
      ({ step, role }) => !needToKnow(somebody(...step.roles), [], new Set()).role(role)
    );
    expect(blind.map(({ plan, step }) => `${plan.processId} ${step.elementId}`)).toEqual([]);
  });

  it('become known with an artefact that the plan has', () => {
    const forEver = listing.filter(
      ({ plan, role }) =>
        !plan.artefacts.some(({ id }) => needToKnow(somebody('proctor'), [], new Set([id])).role(role))
    );
    expect(forEver.map(({ plan, role }) => `${plan.processId} ${role}`)).toEqual([]);
  });

  it('end with steps that there are, of the plan or of what it calls', () => {
    const named = plans.flatMap((plan) =>
      plan.artefacts.flatMap(({ until }) => until.map((elementId) => ({ plan, elementId })))
    );
    expect(named.length).toBeGreaterThan(0);
    const nowhere = named.filter(({ plan, elementId }) => {
      const called = plan.steps.flatMap(({ calledProcess }) => calledProcess ?? []);
      return ![plan.processId, ...called].some((processId) => tasksOf.get(processId)?.has(elementId));
    });
    expect(nowhere.map(({ plan, elementId }) => `${plan.processId} ${elementId}`)).toEqual([]);
  });
});
