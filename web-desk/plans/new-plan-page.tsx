import { useRef, useState, type ReactNode } from 'react';
import type { FormValues, Template } from '../api/contract-types.ts';
import { newIdempotencyKey } from '../api/idempotency.ts';
import { useLoad } from '../api/use-load.ts';
import { useRouter } from '../app/router.tsx';
import { useClient, useMe } from '../app/session.tsx';
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
import { TemplateChooser } from './template-chooser.tsx';
import { TenderNoticeReader } from './tender-notice-reader.tsx';

interface DraftProps {
  readonly template: Template;
  readonly members: readonly MemberChoice[];
  /** Where the people are chosen; stands before the button. */
  readonly children: ReactNode;
}

/** The start form of one template; a tender notice fills what the reader has not. */
function StartDraft({ template, members, children }: DraftProps) {
  const { t } = useTongue();
  const client = useClient();
  const { go } = useRouter();
  const form = useRef<FormHandle>(null);
  const [idempotencyKey] = useState(newIdempotencyKey);
  const [fill, setFill] = useState<{ turn: number; values: FormValues }>({ turn: 0, values: {} });
  const [missing, setMissing] = useState(false);
  const act = useAct(async (start: FormValues) => {
    try {
      const { caseKey } = await client.call('createPlan', {
        body: { templateId: template.templateId, start, members: [...members], idempotencyKey }
      });
      go(`/plans/${caseKey}/design`);
    } catch (error) {
      throw tellAtFields(form.current, error);
    }
  });
  const create = async () => {
    const start = await form.current?.submit();
    const lacking = missingRoles(members).length > 0;
    setMissing(lacking);
    if (start && !lacking) void act.run(start);
  };
  return (
    <>
      <Section title={t.newPlan.start}>
        {template.readsTenderNotice && (
          <TenderNoticeReader
            onRead={(values) =>
              setFill({ turn: fill.turn + 1, values: { ...form.current?.values(), ...values } })
            }
          />
        )}
        <LazyFormView key={fill.turn} ref={form} schema={template.startForm} values={fill.values} />
      </Section>
      {children}
      {missing && <Banner tone="bad" title={t.newPlan.missingMembers} />}
      {act.problem && <ProblemBanner problem={act.problem} />}
      <div className="form-actions">
        <Button tone="primary" busy={act.busy} onClick={() => void create()}>
          {act.busy ? t.common.sending : t.newPlan.create}
        </Button>
      </div>
    </>
  );
}

/** A new plan: template, particulars, people; then the designer opens. */
export function NewPlanPage() {
  const { t } = useTongue();
  const client = useClient();
  const me = useMe();
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [members, setMembers] = useState<readonly MemberChoice[] | null>(null);
  const loaded = useLoad('new plan', async () => {
    const [{ templates }, { people }] = await Promise.all([
      client.call('templates', {}),
      client.call('people', { query: {} })
    ]);
    return { templates, people };
  });
  return (
    <>
      <PageHeader title={t.newPlan.title} />
      <LoadedView loaded={loaded}>
        {({ templates, people }) => {
          const only = templates.length === 1 ? templates[0] : undefined;
          const template = templates.find((one) => one.templateId === templateId) ?? only;
          const roles = template?.roles ?? [];
          const chosen = (members ?? suggestedMembers(template?.tasked ?? [], people, me.personId)).filter(
            ({ role }) => roles.includes(role)
          );
          return (
            <>
              <Section title={t.newPlan.template}>
                <TemplateChooser
                  templates={templates}
                  chosen={template?.templateId ?? null}
                  onChoose={setTemplateId}
                />
              </Section>
              {template && (
                <StartDraft key={template.templateId} template={template} members={chosen}>
                  <Section title={t.newPlan.people}>
                    <p className="muted">{t.newPlan.peopleLead}</p>
                    <MemberChooser choices={roles} people={people} members={chosen} onChange={setMembers} />
                  </Section>
                </StartDraft>
              )}
            </>
          );
        }}
      </LoadedView>
    </>
  );
}
