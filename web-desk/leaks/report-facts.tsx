import type { FormValues } from '../api/contract-types.ts';
import { useLoad } from '../api/use-load.ts';
import { useClient } from '../app/session.tsx';
import { LazyFormView } from '../forms/lazy-form-view.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';

/** The report as it was given, in its own form, read only. */
export function ReportFacts({ report }: { report: FormValues }) {
  const client = useClient();
  const loaded = useLoad('leak report form', () => client.call('leakReportForm', {}));
  return (
    <LoadedView loaded={loaded}>
      {({ form }) => <LazyFormView schema={form} values={report} readOnly />}
    </LoadedView>
  );
}
