import type { TaskSummary, Token } from '../api/contract-types.ts';
import { LazyDiagram } from '../diagram/lazy-diagram.tsx';
import { useTongue } from '../i18n/language.tsx';
import { TaskTable } from '../tasks/task-table.tsx';
import { OriginalNote } from '../ui/original-note.tsx';
import { Section } from '../ui/section.tsx';

interface Props {
  readonly diagram: string | null;
  readonly tokens: readonly Token[];
  /** Every open task of the case. */
  readonly openTasks: readonly TaskSummary[];
  /** Those that the reader may do. */
  readonly tasks: readonly TaskSummary[];
}

/** Where the case stands: open tasks, and the diagram with its tokens. */
export function Progress({ diagram, tokens, openTasks, tasks }: Props) {
  const { t } = useTongue();
  const own = new Set(tasks.map(({ taskKey }) => taskKey));
  return (
    <>
      <Section title={t.room.tasks}>
        {openTasks.length > 0 ? (
          <TaskTable tasks={openTasks} own={own} inCase />
        ) : (
          <p className="muted">{t.room.noTasks}</p>
        )}
      </Section>
      <Section title={t.room.diagram} aside={diagram && <span className="live">{t.room.live}</span>}>
        {diagram ? (
          <>
            <OriginalNote of="diagram" />
            <LazyDiagram xml={diagram} tokens={tokens} label={t.room.diagram} />
          </>
        ) : (
          <p className="muted">{t.room.noDiagram}</p>
        )}
      </Section>
    </>
  );
}
