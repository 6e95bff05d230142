import { expect, it } from '@jest/globals';
import { actNames, approvalJobs, planJobs } from '../../plan-model/vocabulary.ts';
import { registerActs } from '../../server/acts/index.ts';
import { jobTypes } from '../../workers/index.ts';

it('job types of plans and of their approval are those that the workers work', () => {
  expect([...planJobs, ...approvalJobs].sort()).toEqual([...jobTypes].sort());
});

it('acts that a drawing may name are those that the desk performs', () => {
  expect([...actNames].sort()).toEqual(Object.keys(registerActs).sort());
});
