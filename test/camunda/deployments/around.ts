import { element, end, extensions, flows, model, type ModelOptions, start } from '../../support/bpmn.ts';

/** Files of one deployment by name, or the one drawing of it. */
export type Deployment = string | Readonly<Record<string, string>>;

/** Deployments by what is remarkable about them. */
export type Cases = Readonly<Record<string, Deployment>>;

/** Something named T between start and end. */
export const between = (body: string, options: ModelOptions = {}) =>
  model(start() + body + end() + flows('Start -> T', 'T -> End'), options);

/** A task T of one kind with these extension elements. */
export const task = (tag: string, ...given: string[]) => between(element(tag, 'T', extensions(...given)));

/** An event T of one kind. */
export const event = (tag: string, definition: string, roots = '', ...given: string[]) =>
  between(element(tag, 'T', extensions(...given) + definition), { roots });

/** A process that begins with an event T. */
export const begin = (definition: string, roots = '', more = '') =>
  model(element('startEvent', 'T', definition) + end() + flows('T -> End') + more, { roots });

/** A process whose end is T. */
export const finish = (definition: string, roots = '', ...given: string[]) =>
  model(start() + element('endEvent', 'T', extensions(...given) + definition) + flows('Start -> T'), {
    roots
  });

/** A native user task T. */
export const native = (...given: string[]) => task('userTask', '<zeebe:userTask />', ...given);

/** A job's definition. */
export const definition = '<zeebe:taskDefinition type="t" />';
