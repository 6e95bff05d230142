import { useRef, useState } from 'react';
import type { AnswerOf, FormSchema, FormValues } from '../api/contract-types.ts';
import { newIdempotencyKey } from '../api/idempotency.ts';
import { useLoad } from '../api/use-load.ts';
import { Link, useRouter } from '../app/router.tsx';
import { useClient } from '../app/session.tsx';
import { DraftNote } from '../forms/draft-note.tsx';
import { useDraftKeeper } from '../forms/drafts.tsx';
import { answersIn } from '../forms/with-draft.ts';
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

const draftName = 'leak-report';

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
  /** What was filled in before and not sent. */
  readonly draft: FormValues | null;
  readonly schema: FormSchema;
  readonly parentCaseKey: string | null;
  readonly onReceived: (receipt: Receipt) => void;
  readonly onDrop: () => void;
}

function ReportForm({ draft, schema, parentCaseKey, onReceived, onDrop }: FormProps) {
  const { t } = useTongue();
  const client = useClient();
  const form = useRef<FormHandle>(null);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const keeper = useDraftKeeper();
  const [values] = useState<FormValues>(() => draft ?? { noticedAt: localMinute(Date.now()) });
  const act = useAct(async (filled: FormValues) => {
    try {
      const body = { values: filled, idempotencyKey, ...(parentCaseKey ? { parentCaseKey } : {}) };
      onReceived(await keeper.sending(draftName, () => client.call('reportLeak', { body })));
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
      <DraftNote form={draftName} restored={draft !== null} onDrop={onDrop} />
      <LazyFormView
        ref={form}
        schema={schema}
        values={values}
        onChange={(changed) => keeper.keep(draftName, answersIn(schema, changed))}
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
  const keeper = useDraftKeeper();
  const [turn, setTurn] = useState(0);
  const loaded = useLoad(`leak report form ${turn}`, async () => {
    const { form } = await client.call('leakReportForm', {});
    return { form, draft: await keeper.read(draftName) };
  });
  const dropDraft = async () => {
    await keeper.drop(draftName);
    setTurn(turn + 1);
  };
  if (receipt)
    return (
      <ReceiptView
        receipt={receipt}
        onAnother={() => {
          setReceipt(null);
          setTurn(turn + 1);
        }}
      />
    );
  return (
    <>
      <PageHeader title={t.leak.reportTitle} lead={t.leak.reportLead} />
      <LoadedView loaded={loaded}>
        {({ form, draft }) => (
          <ReportForm
            key={turn}
            draft={draft}
            schema={form}
            parentCaseKey={query.get('case')}
            onReceived={setReceipt}
            onDrop={() => void dropDraft()}
          />
        )}
      </LoadedView>
    </>
  );
}
