import { nominatedRoles, roles, type Role } from '../../domain/roles.ts';
import type { Shipped } from '../models/shipped.ts';

/** Roles that people hold in the house, never in one plan. */
const notInPlans: ReadonlySet<Role> = new Set(['staff', 'administrator']);
const parts: ReadonlySet<Role> = new Set(nominatedRoles);

const calls = /<zeebe:calledElement\b[^>]*\bprocessId="([\w-]+)"/g;

/** The texts of a shipped model and of all that it calls; read as text, since nothing is asked but which words they hold. */
function textsOf(shipped: Shipped, processId: string, seen = new Set<string>()): string[] {
  const process = shipped.processes.get(processId);
  if (!process || seen.has(processId)) return [];
  seen.add(processId);
  const text = process.content.toString('utf8');
  const called = [...text.matchAll(calls)].map(([, id = '']) => id);
  return [text, ...called.flatMap((id) => textsOf(shipped, id, seen))];
}

/** As an assignment (`"/marker"`) or a header (`value="marker"`) writes it. */
const named = (text: string, role: Role): boolean =>
  new RegExp(`(?:/|value=")${role}(?:&#34;|&quot;|")`).test(text);

/** Those who decide on every plan before it runs. */
const approval = 'special-plan-approval';

export interface TemplateRoles {
  /** Whom people may be named for. */
  readonly roles: readonly Role[];
  /** Those of them whom the plan, what it calls or its approval gives something to do. */
  readonly tasked: readonly Role[];
}

/**
 * Roles of a plan that is drawn from the template. Offices and posts may always be named, since every matter may come to
 * concern them; parts such as printer or marker only where the template, or what it calls, names them.
 */
export function rolesOf(shipped: Shipped, templateId: string): TemplateRoles {
  const drawn = textsOf(shipped, templateId);
  const all = [...drawn, ...textsOf(shipped, approval)];
  const inPlans = (Object.keys(roles) as Role[]).filter((role) => !notInPlans.has(role));
  const namedIn = (texts: readonly string[], role: Role) => texts.some((text) => named(text, role));
  return {
    roles: inPlans.filter((role) => !parts.has(role) || namedIn(drawn, role)),
    tasked: inPlans.filter((role) => namedIn(all, role))
  };
}
