import type { Job } from './job.ts';
import type { PlanBundle, PlanVersions } from './ports/index.ts';

interface Component {
  readonly key?: string;
  readonly properties?: { readonly secrecy?: string };
  readonly components?: readonly Component[];
}

const isStartForm = (name: string): boolean => name.endsWith('--start.form');

const routingKeys = (components: readonly Component[]): string[] =>
  components.flatMap(({ key, properties, components: nested = [] }) => [
    ...(key !== undefined && properties?.secrecy === 'routing' ? [key] : []),
    ...routingKeys(nested)
  ]);

/** Names of the fields of the bundle's start forms that may become variables; everything else stays sealed. */
const routingFields = ({ resources }: PlanBundle): string[] =>
  resources
    .filter(({ name }) => isStartForm(name))
    .flatMap(({ content }) => {
      const form = JSON.parse(content.toString('utf8')) as { readonly components?: readonly Component[] };
      return routingKeys(form.components ?? []);
    });

/**
 * What an approved plan starts with: its case key and the routing answers of its start form, as approved with the bundle, else as
 * the approval itself was started with.
 */
export async function startVariables(
  plans: PlanVersions,
  job: Job,
  bundle: PlanBundle
): Promise<Readonly<Record<string, unknown>>> {
  const particulars = await plans.particulars(bundle.caseKey, bundle.version);
  const answers = routingFields(bundle)
    .map((name): [string, unknown] => [name, particulars[name] ?? job.variables[name]])
    .filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(answers), caseKey: bundle.caseKey };
}
