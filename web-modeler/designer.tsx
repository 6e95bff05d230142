import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/assets/properties-panel.css';
import { useEffect, useRef, useState } from 'react';
import type { FormValues, PlanDraft } from '../web-desk/api/contract-types.ts';
import { useClient } from '../web-desk/app/session.tsx';
import { useFlash } from '../web-desk/app/flash.tsx';
import { useTongue } from '../web-desk/i18n/language.tsx';
import { Banner } from '../web-desk/ui/banner.tsx';
import { Button } from '../web-desk/ui/button.tsx';
import { ProblemBanner } from '../web-desk/ui/problem-banner.tsx';
import { ZoomButtons } from '../web-desk/diagram/zoom.tsx';
import { Tabs } from '../web-desk/ui/tabs.tsx';
import { DesignerHeader } from './designer-header.tsx';
import { markProblems, showElement } from './diagram/problem-marks.ts';
import { savedEssentials, withCaseGrade } from './essentials/case-grade.ts';
import { useNames } from './i18n/use-names.ts';
import { useWords } from './i18n/use-words.ts';
import { setRole } from './measures/change-measure.ts';
import { answersOf, EssentialsPanel } from './panels/essentials-panel.tsx';
import { DocumentPanel } from './panels/document-panel.tsx';
import { RulesPanel } from './panels/rules-panel.tsx';
import { StepPanel } from './panels/step-panel.tsx';
import { TechnicalPanel } from './panels/technical-panel.tsx';
import { VersionsPanel } from './panels/versions-panel.tsx';
import { useCheck } from './use-check.ts';
import { useModeler } from './use-modeler.ts';
import { useSaving } from './use-saving.ts';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

/** Refusals that speak of the essentials; the others speak of the drawing. */
const essentialsCodes = ['INVALID_INPUT', 'PERIOD_OR_CONDITION_REQUIRED', 'STATE_SECRET_CONTENT'];

const isAboutEssentials = (code: string): boolean => essentialsCodes.includes(code);

interface Props {
  readonly draft: PlanDraft;
  /** Loads the newest version and begins again from it. */
  readonly onReload: () => void;
}

/** Draws a plan: the diagram in the middle, the office's words, rules and document beside it. */
export function Designer({ draft, onReload }: Props) {
  const { language, say } = useTongue();
  const words = useWords();
  const names = useNames();
  const client = useClient();
  const flash = useFlash();
  const canvas = useRef<HTMLDivElement>(null);
  const essentials = useRef<FormValues>(withCaseGrade(answersOf(draft.essentials), draft.case.grade));
  const [tab, setTab] = useState('measure');

  const read = async () => ({
    xml: await drawing.xml(),
    essentials: savedEssentials(essentials.current, draft.case.grade)
  });
  const saving = useSaving(draft, () => read());
  const check = useCheck({ caseKey: draft.caseKey, first: draft, read: () => read() });
  const onChange = () => {
    // What was refused is being mended.
    saving.submit.clear();
    saving.touch();
    check.ask();
  };
  const drawing = useModeler(canvas, draft.xml, language, onChange);
  const { diagram, modeler, selected } = drawing;
  useUnsavedGuard(saving.unsaved, words.leave);

  useEffect(() => {
    if (!diagram) return;
    return markProblems(
      diagram,
      check.problems.map((problem) => ({ elementId: problem.elementId, text: say(problem) }))
    );
  }, [diagram, check.problems, say]);

  const openVersion = async (version: number) => {
    if (saving.unsaved && !window.confirm(words.versions.replace)) return;
    const { caseKey } = draft;
    const older = await client.call('planVersionXml', { params: { caseKey, version } });
    essentials.current = withCaseGrade(answersOf(older.essentials), draft.case.grade);
    await drawing.open(older.xml);
    onChange();
    flash(words.versions.opened(version));
  };

  const refusal = saving.submit.problem;
  useEffect(() => {
    if (refusal) setTab(isAboutEssentials(refusal.code) ? 'essentials' : 'rules');
  }, [refusal]);

  const nameOf = (id: string) => {
    const name = diagram?.get('elementRegistry').get(id)?.businessObject.get('name');
    return name ? names(String(name)) : id;
  };
  const problem = refusal ?? saving.save.problem;
  const panels = [
    {
      id: 'measure',
      label: words.tabs.measure,
      content: diagram && selected && <StepPanel diagram={diagram} element={selected} />
    },
    {
      id: 'essentials',
      label: words.tabs.essentials,
      content: diagram && (
        <EssentialsPanel
          diagram={diagram}
          schema={draft.essentialsForm}
          essentials={essentials.current}
          problem={refusal && isAboutEssentials(refusal.code) ? refusal : null}
          onChange={(values) => {
            essentials.current = values;
            onChange();
          }}
        />
      )
    },
    {
      id: 'rules',
      label: words.tabs.rules,
      count: check.problems.length,
      content: (
        <>
          {check.failure && <ProblemBanner problem={check.failure} />}
          <RulesPanel
            problems={check.problems}
            checking={check.checking}
            nameOf={nameOf}
            onShow={(id) => diagram && showElement(diagram, id)}
            onGive={(id, role) => {
              const element = diagram?.get('elementRegistry').get(id);
              if (diagram && element) setRole(diagram, element, role);
            }}
          />
        </>
      )
    },
    { id: 'document', label: words.tabs.document, content: <DocumentPanel html={check.documentHtml} /> },
    {
      id: 'versions',
      label: words.tabs.versions,
      content: (
        <VersionsPanel
          caseKey={draft.caseKey}
          version={saving.version}
          onOpen={(version) => void openVersion(version)}
        />
      )
    },
    { id: 'technical', label: words.tabs.technical, content: modeler && <TechnicalPanel modeler={modeler} /> }
  ];

  return (
    <div className="designer">
      <DesignerHeader
        draft={draft}
        version={saving.version}
        unsaved={saving.unsaved}
        saving={saving.save.busy}
        submitting={saving.submit.busy}
        onUndo={() => diagram?.get('commandStack').undo()}
        onRedo={() => diagram?.get('commandStack').redo()}
        onSave={() => void saving.save.run()}
        onSubmit={() => void saving.submit.run()}
      />
      {saving.submit.busy && (
        <p className="hint designer-progress" role="status">
          {words.submittingNow}
        </p>
      )}
      {drawing.reason && (
        <Banner tone="bad" title={words.broken}>
          <p>{drawing.reason}</p>
        </Banner>
      )}
      {problem && (
        <ProblemBanner problem={problem} brief={isAboutEssentials(problem.code)}>
          {problem.code === 'STALE_VERSION' && (
            <>
              <p>{words.stale}</p>
              <Button onClick={onReload}>{words.loadNewest}</Button>
            </>
          )}
        </ProblemBanner>
      )}
      <div className="designer-body">
        <section className="designer-canvas" aria-label={words.canvas}>
          <div className="designer-drawing" ref={canvas} />
          <ZoomButtons viewer={modeler} />
        </section>
        <aside className="designer-panel" aria-label={words.panel}>
          <Tabs label={words.panel} tabs={panels} chosen={tab} onChoose={setTab} />
        </aside>
      </div>
    </div>
  );
}
