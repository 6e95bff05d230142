import { Link } from '../web-desk/app/router.tsx';
import { PageHeader } from '../web-desk/ui/page-header.tsx';
import { Button } from '../web-desk/ui/button.tsx';
import { Tag } from '../web-desk/ui/tag.tsx';
import type { PlanDraft } from '../web-desk/api/contract-types.ts';
import { useWords } from './i18n/use-words.ts';

interface Props {
  readonly draft: PlanDraft;
  readonly version: number;
  readonly unsaved: boolean;
  readonly saving: boolean;
  readonly submitting: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSave: () => void;
  readonly onSubmit: () => void;
}

/** Which plan and version is drawn, and what can be done with it. */
export function DesignerHeader(props: Props) {
  const { draft, version, unsaved, saving, submitting } = props;
  const words = useWords();
  const { caseKey, codeName, number } = draft.case;
  return (
    <div className="designer-header">
      <PageHeader
        title={`${words.title} ${codeName}`}
        eyebrow={
          <Link to={`/plans/${caseKey}`}>
            ← {words.toRoom} {number}
          </Link>
        }
        tags={
          <>
            <Tag>{words.version(version)}</Tag>
            <Tag tone="info">{words.states[draft.state] ?? draft.state}</Tag>
            {draft.editable && (
              <span role="status">
                <Tag tone={unsaved ? 'warn' : 'good'}>{unsaved ? words.unsaved : words.saved}</Tag>
              </span>
            )}
          </>
        }
      >
        {draft.editable && (
          <>
            <Button tone="quiet" onClick={props.onUndo}>
              {words.undo}
            </Button>
            <Button tone="quiet" onClick={props.onRedo}>
              {words.redo}
            </Button>
            <Button busy={saving} onClick={props.onSave}>
              {saving ? words.saving : words.save}
            </Button>
            <Button tone="primary" busy={submitting} onClick={props.onSubmit}>
              {submitting ? words.submitting : words.submit}
            </Button>
          </>
        )}
      </PageHeader>
    </div>
  );
}
