import type { Desk } from '../desk.ts';
import type { Part } from '../http/call.ts';
import { readerOf } from '../language/reader.ts';
import { reportForm } from '../leaks/report-form.ts';
import { reportLeak } from '../leaks/report-leak.ts';

/** Everybody's duty to report. */
export const leakRoutes = (desk: Desk): Part<'leakReportForm' | 'reportLeak'> => ({
  async leakReportForm({ person }) {
    return { form: { ...readerOf(person).form(reportForm(desk.shipped)) } };
  },
  reportLeak: ({ person, body }) => reportLeak(desk, person, body)
});
