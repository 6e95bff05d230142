import type { FormRecord } from '../records.ts';

/** A form as the API answers with it, its schema as an object. */
export function formItem(form: FormRecord): object {
  return {
    formKey: form.key,
    formId: form.formId,
    version: form.version,
    tenantId: form.tenantId,
    schema: JSON.parse(form.resource) as object
  };
}
