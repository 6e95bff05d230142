import type { HistoryEntry } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { Instant } from '../ui/instant.tsx';

const factText = (value: HistoryEntry['facts'][string], yes: string, no: string) =>
  typeof value === 'boolean' ? (value ? yes : no) : String(value ?? '—');

/** What the log holds besides the sentence, folded away. */
function Facts({ facts }: { facts: HistoryEntry['facts'] }) {
  const { t } = useTongue();
  const entries = Object.entries(facts);
  if (entries.length === 0) return null;
  return (
    <details className="timeline-facts">
      <summary>{t.room.technical}</summary>
      <dl>
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{factText(value, t.common.yes, t.common.no)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What happened in a case, in the order the server gives. */
export function HistoryList({ history }: { history: readonly HistoryEntry[] }) {
  const { t, say } = useTongue();
  if (history.length === 0) return <p className="muted">{t.room.noHistory}</p>;
  return (
    <ol className="timeline">
      {history.map((entry, index) => (
        <li key={`${entry.at} ${entry.act} ${index}`}>
          <span className="timeline-at">
            <Instant at={entry.at} />
          </span>
          <span className="timeline-what">
            <strong>{say(entry.label)}</strong>
            <span className="muted">
              {entry.actor ?? t.room.system}
              {entry.asDeputyOf && ` · ${t.tasks.asDeputyOf(entry.asDeputyOf)}`}
            </span>
            <Facts facts={entry.facts} />
          </span>
        </li>
      ))}
    </ol>
  );
}
