import type { ReactNode } from 'react';
import type { TaskDetail } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { Instant } from '../ui/instant.tsx';
import { Section } from '../ui/section.tsx';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The plan to be decided on, in five lines. */
function PlanInShort({ plan }: { plan: NonNullable<TaskDetail['planSummary']> }) {
  const { t } = useTongue();
  return (
    <Section title={t.task.inShort}>
      <dl className="brief">
        <Fact name={t.task.subject}>{plan.subject}</Fact>
        <Fact name={t.task.period}>{plan.period}</Fact>
        <Fact name={t.task.releaseTerms}>{plan.release}</Fact>
        <Fact name={t.room.measures}>{t.task.counts(plan.riskPoints, plan.measures)}</Fact>
        <Fact name={t.room.people}>{t.task.people(plan.members)}</Fact>
      </dl>
    </Section>
  );
}

/** What the plan asks of whoever does this task. */
function MeasureAsked({ asked }: { asked: NonNullable<TaskDetail['measure']> }) {
  const { t } = useTongue();
  return (
    <Section title={t.task.asked}>
      <dl className="brief">
        <Fact name={t.room.measure}>{asked.measure}</Fact>
        {asked.riskPoint && <Fact name={t.room.riskPoint}>{asked.riskPoint}</Fact>}
        {asked.evidence && <Fact name={t.room.evidence}>{asked.evidence}</Fact>}
      </dl>
    </Section>
  );
}

/** What was answered at an earlier step that this one decides on. */
function AnsweredBefore({ step }: { step: TaskDetail['earlier'][number] }) {
  const { t } = useTongue();
  return (
    <Section title={t.task.answeredBefore(step.title)}>
      <p className="muted">
        {step.by} <Instant at={step.at} />
      </p>
      <dl className="brief">
        {step.answers.map(({ label, text }, index) => (
          <Fact key={`${index} ${label}`} name={label}>
            {text}
          </Fact>
        ))}
      </dl>
    </Section>
  );
}

/** What the task is about, before its papers and its form. */
export const TaskBrief = ({ task }: { task: TaskDetail }) => (
  <>
    {task.planSummary && <PlanInShort plan={task.planSummary} />}
    {task.measure && <MeasureAsked asked={task.measure} />}
    {task.earlier.map((step) => (
      <AnsweredBefore key={step.elementId} step={step} />
    ))}
  </>
);
