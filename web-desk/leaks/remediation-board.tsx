import type { LeakRoom } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { Instant } from '../ui/instant.tsx';

type Item = LeakRoom['remediation'][number];
type State = Item['state'];

/** Columns of the board; sent-back work stands with what is under way. */
const columns: readonly { readonly id: State; readonly states: readonly State[] }[] = [
  { id: 'proposed', states: ['proposed'] },
  { id: 'open', states: ['open', 'reopened'] },
  { id: 'done', states: ['done'] },
  { id: 'verified', states: ['verified', 'dropped'] }
];

function Card({ item }: { item: Item }) {
  const { t, say } = useTongue();
  return (
    <li className={`card card-${item.state}`}>
      <strong>{say(item.title)}</strong>
      <span>
        {t.leak.owner}：{item.owner ?? t.common.notSet}
      </span>
      <span className="muted">
        {t.tasks.due} <Instant at={item.dueAt} />
      </span>
      {(item.state === 'reopened' || item.state === 'dropped') && (
        <span className="muted">{t.remediationStates[item.state]}</span>
      )}
    </li>
  );
}

/** Measures by state, from proposed to verified. */
export function RemediationBoard({ items }: { items: readonly Item[] }) {
  const { t } = useTongue();
  if (items.length === 0) return <p className="muted">{t.leak.noRemediation}</p>;
  return (
    <div className="board">
      {columns.map(({ id, states }) => {
        const inColumn = items.filter(({ state }) => states.includes(state));
        return (
          <section key={id} aria-labelledby={`board-${id}`}>
            <h3 id={`board-${id}`}>
              {t.remediationStates[id]} <span className="count">{inColumn.length}</span>
            </h3>
            <ul>
              {inColumn.map((item) => (
                <Card key={item.taskId} item={item} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
