import { useRef, useState } from 'react';
import type { AnswerOf, FormSchema, FormValues } from '../api/contract-types.ts';
import { newIdempotencyKey } from '../api/idempotency.ts';
import { useLoad } from '../api/use-load.ts';
import { Link, useRouter } from '../app/router.tsx';
import { useClient } from '../app/session.tsx';
import { draftStore } from '../forms/drafts.ts';
import { localMinute } from '../i18n/dates.ts';
import { LazyFormView, tellAtFields, type FormHandle } from '../forms/lazy-form-view.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Button } from '../ui/button.tsx';
import { Instant } from '../ui/instant.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { Section } from '../ui/section.tsx';
import { useAct } from '../ui/use-act.ts';

type Receipt = AnswerOf<'reportLeak'>;

const draftKey = 'leak report';

function ReceiptView({ receipt, onAnother }: { receipt: Receipt; onAnother: () => void }) {
  const { t } = useTongue();
  return (
    <>
      <PageHeader title={t.leak.receiptTitle} lead={t.leak.receiptLead} />
      <dl className="facts receipt">
        <div>
          <dt>{t.cases.number}</dt>
          <dd>{receipt.number}</dd>
        </div>
        <div>
          <dt>{t.cases.codeName}</dt>
          <dd>{receipt.codeName}</dd>
        </div>
        <div>
          <dt>{t.leak.receivedAt}</dt>
          <dd>
            <Instant at={receipt.receivedAt} />
          </dd>
        </div>
      </dl>
      <Section title={t.leak.nextTitle}>
        <ul className="next-steps">
          {t.leak.next.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ul>
      </Section>
      <div className="form-actions">
        {receipt.mayOpen && (
          <Link className="button button-primary" to={`/leaks/${receipt.caseKey}`}>
            {t.leak.toRoom}
          </Link>
        )}
        <Link className="button button-secondary" to="/tasks">
          {t.problem.toTasks}
        </Link>
        <Button onClick={onAnother}>{t.leak.another}</Button>
      </div>
    </>
  );
}

interface FormProps {
  readonly schema: FormSchema;
  readonly parentCaseKey: string | null;
  readonly onReceived: (receipt: Receipt) => void;
}

function ReportForm({ schema, parentCaseKey, onReceived }: FormProps) {
  const { t } = useTongue();
  const client = useClient();
  const form = useRef<FormHandle>(null);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [values] = useState<FormValues>(
    () => draftStore.read(draftKey) ?? { noticedAt: localMinute(Date.now()) }
  );
  const act = useAct(async (filled: FormValues) => {
    try {
      const receipt = await client.call('reportLeak', {
        body: { values: filled, idempotencyKey, ...(parentCaseKey ? { parentCaseKey } : {}) }
      });
      draftStore.forget(draftKey);
      onReceived(receipt);
    } catch (error) {
      throw tellAtFields(form.current, error);
    }
  });
  const send = async () => {
    const filled = await form.current?.submit();
    if (filled) void act.run(filled);
  };
  return (
    <Section title={t.leak.report}>
      <LazyFormView
        ref={form}
        schema={schema}
        values={values}
        onChange={(changed) => draftStore.keep(draftKey, changed)}
      />
      {act.problem && <ProblemBanner problem={act.problem} />}
      <div className="form-actions">
        <Button tone="primary" busy={act.busy} onClick={() => void send()}>
          {act.busy ? t.common.sending : t.leak.submit}
        </Button>
      </div>
    </Section>
  );
}

/** Report a leak; the receipt with number and code name comes at once. */
export function LeakReportPage() {
  const { t } = useTongue();
  const client = useClient();
  const { query } = useRouter();
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const loaded = useLoad('leak report form', () => client.call('leakReportForm', {}));
  if (receipt) return <ReceiptView receipt={receipt} onAnother={() => setReceipt(null)} />;
  return (
    <>
      <PageHeader title={t.leak.reportTitle} lead={t.leak.reportLead} />
      <LoadedView loaded={loaded}>
        {({ form }) => <ReportForm schema={form} parentCaseKey={query.get('case')} onReceived={setReceipt} />}
      </LoadedView>
    </>
  );
}
