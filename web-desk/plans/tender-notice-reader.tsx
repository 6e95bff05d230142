import { useId, useState } from 'react';
import type { AnswerOf, FormValues } from '../api/contract-types.ts';
import { useClient } from '../app/session.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { useAct } from '../ui/use-act.ts';

type Reading = AnswerOf<'readTenderNotice'>;

function parse(text: string): { notice: unknown } | null {
  try {
    return { notice: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}

function Outcome({ reading }: { reading: Reading }) {
  const { t, say } = useTongue();
  return (
    <Banner tone={reading.unread.length > 0 ? 'warn' : 'good'} title={t.newPlan.noticeDone}>
      {reading.unread.length > 0 && (
        <>
          <p>{t.newPlan.unread}</p>
          <ul>
            {reading.unread.map((item) => (
              <li key={item.field}>{say(item)}</li>
            ))}
          </ul>
        </>
      )}
    </Banner>
  );
}

/** Fills the start form from a tender notice as published; shows what could not be read. */
export function TenderNoticeReader({ onRead }: { onRead: (values: FormValues) => void }) {
  const { t } = useTongue();
  const client = useClient();
  const id = useId();
  const [text, setText] = useState('');
  const [broken, setBroken] = useState(false);
  const [reading, setReading] = useState<Reading | null>(null);
  const act = useAct(async (source: string) => {
    setReading(null);
    const parsed = parse(source);
    setBroken(!parsed);
    if (!parsed) return;
    const answer = await client.call('readTenderNotice', { body: parsed });
    setReading(answer);
    onRead(answer.values);
  });
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    const content = await file.text();
    setText(content);
    await act.run(content);
  };
  return (
    <details className="notice-reader">
      <summary>{t.newPlan.notice}</summary>
      <p className="muted">{t.newPlan.noticeLead}</p>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t.newPlan.noticeText}</label>
        <textarea id={`${id}-text`} rows={6} value={text} onChange={(event) => setText(event.target.value)} />
      </div>
      <div className="notice-reader-actions">
        <Button busy={act.busy} onClick={() => void act.run(text)}>
          {t.newPlan.noticeRead}
        </Button>
        <label htmlFor={`${id}-file`} className="button button-secondary file-button">
          {t.newPlan.noticeFile}
        </label>
        <input
          id={`${id}-file`}
          type="file"
          className="visually-hidden"
          accept="application/json,.json"
          onChange={(event) => void readFile(event.target.files?.[0])}
        />
      </div>
      {broken && <Banner tone="bad" title={t.newPlan.noticeBroken} />}
      {act.problem && <ProblemBanner problem={act.problem} />}
      {reading && <Outcome reading={reading} />}
    </details>
  );
}
