import { useRef, useState, type ReactNode } from 'react';
import { roles } from '../../domain/roles.ts';
import type { FormValues, Person, Template } from '../api/contract-types.ts';
import { newIdempotencyKey } from '../api/idempotency.ts';
import { useLoad } from '../api/use-load.ts';
import { useRouter } from '../app/router.tsx';
import { useClient, useMe } from '../app/session.tsx';
import { DraftNote } from '../forms/draft-note.tsx';
import { useDraftKeeper } from '../forms/drafts.tsx';
import { LazyFormView, tellAtFields, type FormHandle } from '../forms/lazy-form-view.tsx';
import { useTongue } from '../i18n/language.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { ProblemBanner } from '../ui/problem-banner.tsx';
import { Section } from '../ui/section.tsx';
import { useAct } from '../ui/use-act.ts';
import { missingRoles, suggestedMembers, type MemberChoice } from './members.ts';
import { MemberChooser } from './member-chooser.tsx';
import { emptyStart, newPlanDraft, planStartOf, withStart, type PlanStart } from './plan-start.ts';
import { TemplateChooser } from './template-chooser.tsx';
import { TenderNoticeReader } from './tender-notice-reader.tsx';

interface DraftProps {
  readonly template: Template;
  readonly members: readonly MemberChoice[];
  /** What was filled in before and not sent. */
  readonly filled: FormValues;
  readonly onFill: (values: FormValues) => void;
  /** Where the people are chosen; stands before the button. */
  readonly children: ReactNode;
}

/** The start form of one template; a tender notice fills what the reader has not. */
function StartDraft({ template, members, filled, onFill, children }: DraftProps) {
  const { t, say } = useTongue();
  const client = useClient();
  const { go } = useRouter();
  const form = useRef<FormHandle>(null);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [fill, setFill] = useState<{ turn: number; values: FormValues }>({ turn: 0, values: filled });
  const keeper = useDraftKeeper();
  const [tried, setTried] = useState(false);
  const missing = missingRoles(members);
  const act = useAct(async (start: FormValues) => {
    try {
      const body = { templateId: template.templateId, start, members: [...members], idempotencyKey };
      const { caseKey } = await keeper.sending(newPlanDraft, () => client.call('createPlan', { body }));
      go(`/plans/${caseKey}/design`);
    } catch (error) {
      throw tellAtFields(form.current, error);
    }
  });
  const create = async () => {
    const start = await form.current?.submit();
    setTried(true);
    if (start && missing.length === 0) void act.run(start);
  };
  return (
    <>
      <Section title={t.newPlan.start}>
        {template.readsTenderNotice && (
          <TenderNoticeReader
            onRead={(read) => {
              const values = { ...form.current?.values(), ...read };
              setFill({ turn: fill.turn + 1, values });
              onFill(values);
            }}
          />
        )}
        <LazyFormView
          key={fill.turn}
          ref={form}
          schema={template.startForm}
          values={fill.values}
          onChange={onFill}
        />
      </Section>
      {children}
      {tried && missing.length > 0 && (
        <Banner tone="bad" title={t.newPlan.missingMembers(missing.map((role) => say(roles[role])))} />
      )}
      {act.problem && <ProblemBanner problem={act.problem} />}
      <div className="form-actions">
        <Button tone="primary" busy={act.busy} onClick={() => void create()}>
          {act.busy ? t.common.sending : t.newPlan.create}
        </Button>
      </div>
    </>
  );
}

interface NewPlanProps {
  readonly templates: readonly Template[];
  readonly people: readonly Person[];
  readonly draft: PlanStart | null;
  readonly onDrop: () => void;
}

function NewPlan({ templates, people, draft, onDrop }: NewPlanProps) {
  const { t } = useTongue();
  const me = useMe();
  const keeper = useDraftKeeper();
  const [start, setStart] = useState<PlanStart>(draft ?? emptyStart);
  const only = templates.length === 1 ? templates[0] : undefined;
  const template = templates.find((one) => one.templateId === start.templateId) ?? only;
  const choices = template?.roles ?? [];
  const suggested = suggestedMembers(template?.tasked ?? [], people, me.personId);
  const members = (start.members ?? suggested).filter(({ role }) => choices.includes(role));
  const change = (changed: (before: PlanStart) => PlanStart) => {
    const next = changed(start);
    setStart(next);
    keeper.keep(newPlanDraft, { ...next });
  };
  return (
    <>
      <DraftNote form={newPlanDraft} restored={draft !== null} onDrop={onDrop} />
      <Section title={t.newPlan.template}>
        <TemplateChooser
          templates={templates}
          chosen={template?.templateId ?? null}
          onChoose={(templateId) => change((before) => ({ ...before, templateId }))}
        />
      </Section>
      {template && (
        <StartDraft
          key={template.templateId}
          template={template}
          members={members}
          filled={start.starts[template.templateId] ?? {}}
          onFill={(values) => change((before) => withStart(before, template, values))}
        >
          <Section title={t.newPlan.people}>
            <p className="muted">{t.newPlan.peopleLead}</p>
            <MemberChooser
              choices={choices}
              people={people}
              members={members}
              onChange={(chosen) => change((before) => ({ ...before, members: chosen }))}
            />
          </Section>
        </StartDraft>
      )}
    </>
  );
}

/** A new plan: template, particulars, people; then the designer opens. */
export function NewPlanPage() {
  const { t } = useTongue();
  const client = useClient();
  const keeper = useDraftKeeper();
  const [turn, setTurn] = useState(0);
  const loaded = useLoad(`new plan ${turn}`, async () => {
    const [{ templates }, { people }, draft] = await Promise.all([
      client.call('templates', {}),
      client.call('people', { query: {} }),
      keeper.read(newPlanDraft)
    ]);
    return { templates, people, draft: planStartOf(draft) };
  });
  const dropDraft = async () => {
    await keeper.drop(newPlanDraft);
    setTurn(turn + 1);
  };
  return (
    <>
      <PageHeader title={t.newPlan.title} />
      <LoadedView loaded={loaded}>
        {(data) => <NewPlan key={turn} {...data} onDrop={() => void dropDraft()} />}
      </LoadedView>
    </>
  );
}
