import type { PlanDraft } from '../web-desk/api/contract-types.ts';
import { DiagramView } from '../web-desk/diagram/diagram-view.tsx';
import { FormView } from '../web-desk/forms/form-view.tsx';
import { useTongue } from '../web-desk/i18n/language.tsx';
import { Banner } from '../web-desk/ui/banner.tsx';
import { Tabs } from '../web-desk/ui/tabs.tsx';
import { DesignerHeader } from './designer-header.tsx';
import { labelModules } from './diagram/english-labels.ts';
import { useWords } from './i18n/use-words.ts';
import { DocumentPanel } from './panels/document-panel.tsx';

const nothing = () => undefined;

/** A submitted or approved plan: as drawn, its document and its essentials, to read only. */
export function PlanReader({ draft }: { draft: PlanDraft }) {
  const { language } = useTongue();
  const words = useWords();
  const tabs = [
    { id: 'document', label: words.tabs.document, content: <DocumentPanel html={draft.documentHtml} /> },
    {
      id: 'essentials',
      label: words.tabs.essentials,
      content: <FormView schema={draft.essentialsForm} values={draft.essentials} readOnly />
    }
  ];
  return (
    <div className="designer">
      <DesignerHeader
        draft={draft}
        version={draft.version}
        unsaved={false}
        saving={false}
        submitting={false}
        onUndo={nothing}
        onRedo={nothing}
        onSave={nothing}
        onSubmit={nothing}
      />
      <Banner tone="info">
        <p>{words.readOnly}</p>
      </Banner>
      <div className="designer-body">
        <div className="designer-reading">
          <DiagramView xml={draft.xml} label={words.canvas} modules={labelModules(language)} />
        </div>
        <aside className="designer-panel" aria-label={words.panel}>
          <Tabs label={words.panel} tabs={tabs} />
        </aside>
      </div>
    </div>
  );
}
