import type { FormSchema } from '../forms/form-schema.ts';
import type { Shipped } from '../models/shipped.ts';

export const reportFormId = 'leak-incident--report';

export function reportForm({ forms }: Shipped): FormSchema {
  const form = forms.get(reportFormId)?.schema;
  if (!form) throw new Error(`the form ${reportFormId} is missing`);
  return form;
}
