import type { Locator } from 'playwright-core';
import type { Visitor } from './visitor.ts';

/** Answers by the label of their field: a text, an option, a date `2026/11/05 10:00`; several options or `true` for all of them. */
export type Filling = Readonly<Record<string, string | number | readonly string[] | true>>;

const kinds = ['datetime', 'select', 'taglist', 'checklist', 'checkbox', 'radio'] as const;

async function kindOf(field: Locator): Promise<(typeof kinds)[number] | 'text'> {
  const name = (await field.getAttribute('class')) ?? '';
  return kinds.find((kind) => name.includes(`fjs-form-field-${kind}`)) ?? 'text';
}

/** The field of the form with this label; in a list of several rows the one in the last row. */
const fieldOf = ({ page }: Visitor, label: string): Locator =>
  page
    .locator('.fjs-form-field')
    .filter({ has: page.locator('label', { hasText: new RegExp(`^\\s*${label}`) }) })
    .last();

/** What the form or the server says under a field that it refuses. */
export const refusal = ({ page }: Visitor, text: string): Locator =>
  page.locator('.fjs-form-field-error', { hasText: text });

/** Chooses from the list of one select field. */
export async function pick(visitor: Visitor, field: Locator, option: string): Promise<void> {
  await field.locator('.fjs-input-group, .fjs-taglist').first().click();
  await visitor.page.locator('.fjs-dropdownlist-item', { hasText: option }).first().click();
}

async function fillOne(visitor: Visitor, label: string, answer: Filling[string]): Promise<void> {
  const field = fieldOf(visitor, label);
  await field.waitFor();
  const given = typeof answer === 'object' ? answer : [String(answer)];
  switch (await kindOf(field)) {
    case 'datetime': {
      const [date = '', time] = String(answer).split(' ');
      return visitor.fillDate(label, date, time);
    }
    case 'select':
    case 'taglist':
      for (const option of given) await pick(visitor, field, option);
      // A list of several stays open over what comes next.
      return field.locator('input').first().blur();
    case 'checkbox':
      return field.getByRole('checkbox').check();
    case 'checklist':
    case 'radio':
      if (answer === true) for (const each of await field.getByRole('checkbox').all()) await each.check();
      else for (const option of given) await field.getByLabel(option).first().check();
      return;
    default:
      return field.locator('input, textarea').first().fill(String(answer));
  }
}

/** Fills in the form of the page, field by field in the order given. */
export async function fillIn(visitor: Visitor, filling: Filling): Promise<void> {
  for (const [label, answer] of Object.entries(filling)) await fillOne(visitor, label, answer);
}

/** Sends the task, proving who they are where they are asked to. */
export async function send(visitor: Visitor, { proved = false } = {}): Promise<void> {
  const { page } = visitor;
  await visitor.button('送出並完成').click();
  if (proved) {
    await page.getByRole('dialog').getByLabel('密碼').fill(visitor.password);
    await visitor.button('確認並送出').click();
  }
  await page.getByText('工作已完成。').waitFor();
}
