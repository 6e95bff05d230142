import type { Logger } from '../ports.ts';

const nothing = () => undefined;

/** Says only what has gone wrong. */
export const silentLogger: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: (fields, message) => console.error(message, fields)
};
