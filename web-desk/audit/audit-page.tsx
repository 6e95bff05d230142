import { useState } from 'react';
import type { AnswerOf } from '../api/contract-types.ts';
import { downloadPaths, pathOf } from '../api/routes.ts';
import { useClient, useMe } from '../app/session.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { useAct } from '../ui/use-act.ts';

type Verification = AnswerOf<'verifyAudit'>;

function Result({ result }: { result: Verification }) {
  const { t } = useTongue();
  return (
    <Banner tone={result.intact ? 'good' : 'bad'} title={result.intact ? t.audit.intact : t.audit.broken}>
      <dl className="facts">
        <div>
          <dt>{t.audit.entries}</dt>
          <dd>{result.entries}</dd>
        </div>
        {result.brokenAt !== null && (
          <div>
            <dt>{t.audit.brokenAt}</dt>
            <dd>{result.brokenAt}</dd>
          </div>
        )}
        <div>
          <dt>{t.audit.head}</dt>
          <dd>
            <code className="hash">{result.head}</code>
          </dd>
        </div>
      </dl>
    </Banner>
  );
}

/** Who may have the log itself, which names by account who did what. */
const inspectors: readonly string[] = ['ethics-officer', 'superior-ethics', 'agency-head'];

/** Checks the audit log’s chain, and exports the log for checking offline. */
export function AuditPage() {
  const { t } = useTongue();
  const client = useClient();
  const me = useMe();
  const [result, setResult] = useState<Verification | null>(null);
  const act = useAct(async () => setResult(await client.call('verifyAudit', {})));
  return (
    <>
      <PageHeader title={t.audit.title} lead={t.audit.lead}>
        {me.roles.some((role) => inspectors.includes(role)) && (
          <a className="button button-secondary" href={pathOf(downloadPaths.auditExport)} download>
            {t.audit.export}
          </a>
        )}
        <Button tone="primary" busy={act.busy} onClick={() => void act.run()}>
          {act.busy ? t.audit.running : t.audit.run}
        </Button>
      </PageHeader>
      {act.problem && <ProblemBanner problem={act.problem} />}
      {result && <Result result={result} />}
    </>
  );
}
