/** What job workers need from the world; `persistence` and the composition root supply it. */
export type * from './case-register.ts';
export type * from './custody.ts';
export type * from './documents.ts';
export type * from './engine.ts';
export type * from './mail.ts';
export type * from './notices.ts';
export type * from './papers.ts';
export type * from './plans.ts';
export type * from './releases.ts';
export type * from './remediation.ts';
export type * from './world.ts';
