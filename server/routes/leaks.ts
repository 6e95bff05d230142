import type { Desk } from '../desk.ts';
import { leakReportDraft } from '../drafts/form-drafts.ts';
import type { Part } from '../http/call.ts';
import { readerOf } from '../language/reader.ts';
import { reportForm } from '../leaks/report-form.ts';
import { reportLeak } from '../leaks/report-leak.ts';

/** Everybody's duty to report. */
export const leakRoutes = (desk: Desk): Part<'leakReportForm' | 'reportLeak'> => ({
  async leakReportForm({ person }) {
    return { form: { ...readerOf(person).form(reportForm(desk.shipped)) } };
  },
  async reportLeak({ person, body }) {
    const receipt = await reportLeak(desk, person, body);
    await desk.store.formDrafts.drop(person.personId, leakReportDraft);
    return receipt;
  }
});
