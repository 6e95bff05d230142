import { readFileSync } from 'node:fs';
import { compileTemplate, type Template } from './handlebars.ts';

/** Reads and compiles a template file beside the calling module; called while modules load, never with a caller's name. */
export function shippedTemplate(relativePath: string, moduleUrl: string): Template {
  return compileTemplate(readFileSync(new URL(relativePath, moduleUrl), 'utf8'));
}
