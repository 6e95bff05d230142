import { readdirSync, readFileSync } from 'node:fs';

interface Component {
  readonly key?: string;
  readonly values?: readonly { readonly value: string; readonly label: string }[];
  readonly components?: readonly Component[];
}

const forms = new URL('../../forms/', import.meta.url);

const flat = (components: readonly Component[]): Component[] =>
  components.flatMap((component) => [component, ...flat(component.components ?? [])]);

const fieldsIn = (name: string): Component[] => {
  const form = JSON.parse(readFileSync(new URL(name, forms), 'utf8')) as { components?: Component[] };
  return flat(form.components ?? []);
};

const optionsOf = ({ key, values = [] }: Component): [string, string][] =>
  values.map(({ value, label }) => [`${key}=${value}`, label]);

let labels: ReadonlyMap<string, string> | undefined;

/** Labels of the options of every shipped form, by `field=value`: a paper says what the form said. */
function shippedLabels(): ReadonlyMap<string, string> {
  const fields = () =>
    readdirSync(forms)
      .filter((name) => name.endsWith('.form'))
      .flatMap(fieldsIn);
  labels ??= new Map(fields().flatMap(optionsOf));
  return labels;
}

/** The label of a field's option in the shipped forms; undefined when no form has it. */
export const optionLabel = (key: string, value: string): string | undefined =>
  shippedLabels().get(`${key}=${value}`);
