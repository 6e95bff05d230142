import { dateText, dateTimeText } from '../../domain/date-text.ts';
import type { Task } from '../../persistence/contract/index.ts';
import { nominatedRole } from '../acts/nominations.ts';
import type { KnownNames } from '../cases/known-names.ts';
import { planModelOf } from '../cases/plan-model-of.ts';
import type { Desk } from '../desk.ts';
import type { Values } from '../forms/expression.ts';
import { isField, type FormComponent } from '../forms/form-schema.ts';
import type { Answer } from '../http/call.ts';
import type { Reader } from '../language/reader.ts';
import type { ElementInfo, ModelInfo } from '../models/element-info.ts';
import { isSameSubject } from './task-subject.ts';

type Earlier = Answer<'task'>['earlier'][number];
type Line = Earlier['answers'][number];
type NameOf = (id: string) => Promise<string>;

const isAnswered = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** What the plan of the case is about: titles of its artefacts and risk points by id. */
async function titlesOf(
  { store }: Desk,
  caseKey: string,
  { name }: Reader
): Promise<ReadonlyMap<string, string>> {
  const plan = await planModelOf(store, caseKey);
  return new Map(
    [...(plan?.artefacts ?? []), ...(plan?.riskPoints ?? [])].map(({ id, title }) => [id, name(title)])
  );
}

/**
 * Participations, of people who left too, and accounts by name as the reader may know them; what the plan is about by its title;
 * anything else as it stands.
 */
const nameIn =
  (names: KnownNames, titles: ReadonlyMap<string, string>): NameOf =>
  async (id) =>
    titles.get(id) ?? (await names.choice(id)) ?? (await names.actor(id)) ?? id;

/** A date, or a moment in Taipei, as the reader's language writes it; a time of day as it stands. */
function momentText({ subtype }: FormComponent, value: string, { language }: Reader): string {
  if (subtype === 'date') return dateText(value, language);
  return subtype === 'datetime' ? dateTimeText(value, language) : value;
}

async function textOf(
  component: FormComponent,
  value: unknown,
  nameOf: NameOf,
  reader: Reader
): Promise<string> {
  if (Array.isArray(value)) {
    const texts = await Promise.all(value.map((each) => textOf(component, each, nameOf, reader)));
    return texts.join(reader.language === 'en' ? ', ' : '、');
  }
  const option = component.values?.find((each) => each.value === value);
  if (option) return option.label ?? String(value);
  if (component.valuesKey !== undefined) return nameOf(String(value));
  if (component.type === 'datetime') return momentText(component, String(value), reader);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function linesOf(
  components: readonly FormComponent[],
  values: Values,
  nameOf: NameOf,
  reader: Reader
): Promise<Line[]> {
  const lines = components.map(async (component): Promise<Line[]> => {
    const { key = '', path = '', type, label, dateLabel, components: inner } = component;
    if (type === 'dynamiclist') {
      const rows = Array.isArray(values[path]) ? (values[path] as Values[]) : [];
      const texts = await Promise.all(rows.map((row) => linesOf(inner ?? [], row, nameOf, reader)));
      return texts.map((row, index) => ({
        label: `${label ?? ''} ${index + 1}`.trim(),
        text: row.map(({ text }) => text).join(reader.language === 'en' ? '; ' : '；')
      }));
    }
    if (inner) return linesOf(inner, values, nameOf, reader);
    const value = values[key];
    if (!isField(component) || type === 'checkbox' || !isAnswered(value)) return [];
    return [{ label: label ?? dateLabel ?? key, text: await textOf(component, value, nameOf, reader) }];
  });
  return (await Promise.all(lines)).flat();
}

/** What is put under seal is seen by opening the seal, never beside a task. */
const isUnderSeal = ({ properties }: ElementInfo): boolean => properties['shoumi:act'] === 'seal-item';

/** A list of people by name: told only to who may know everybody on it. */
const isSecretList = (element: ElementInfo, names: KnownNames): boolean =>
  element.properties['shoumi:act'] === 'nominate-members' && !names.may.role(nominatedRole({ element }));

/**
 * What was last answered at the steps that `shoumi:shows` names, in the words of their forms: who decides sees what is decided on.
 * Of several alike it is the same one that the task is about (`subject`). Only whoever may do the task is asked for; steps that were
 * never done, what is under seal, and lists of people whom the reader may not know are left out.
 */
export async function earlierAnswers(
  desk: Desk,
  { caseKey }: Task,
  { elements }: ModelInfo,
  { shows, subject }: { readonly shows: readonly string[]; readonly subject: Values },
  reader: Reader,
  names: KnownNames
): Promise<Earlier[]> {
  const nameOf = nameIn(names, await titlesOf(desk, caseKey, reader));
  const tasks = await desk.store.tasks.ofCase(caseKey);
  const shown = shows.map(async (elementId): Promise<Earlier[]> => {
    const element = elements.get(elementId);
    const entries = await desk.store.sealedFields.entries(caseKey, elementId);
    const entry = entries.findLast(({ values }) => isSameSubject(subject, values));
    const form = desk.shipped.forms.get(element?.formId ?? '')?.schema;
    if (!element || !entry || !form || isUnderSeal(element) || isSecretList(element, names)) return [];
    return [
      {
        elementId,
        title: reader.name(element.name ?? elementId),
        at: entry.sealedAt,
        by: await names.actor(
          entry.sealedBy,
          tasks.filter((task) => task.elementId === elementId)
        ),
        answers: await linesOf(reader.form(form).components ?? [], entry.values, nameOf, reader)
      }
    ];
  });
  return (await Promise.all(shown)).flat();
}
