import { useTongue } from '../i18n/language.tsx';
import { useDraftState } from './drafts.tsx';

interface Props {
  readonly form: string;
  /** What was filled in before stands in the form. */
  readonly restored: boolean;
  readonly onDrop: () => void;
}

/** Says what becomes of what is filled in but not sent. */
export function DraftNote({ form, restored, onDrop }: Props) {
  const { t } = useTongue();
  const state = useDraftState(form);
  return (
    <>
      {restored && (
        <p className="hint">
          {t.draft.restored}{' '}
          <button type="button" className="link" onClick={onDrop}>
            {t.draft.drop}
          </button>
        </p>
      )}
      <div role="status">
        {state === 'refused' && <p className="hint">{t.draft.refused}</p>}
        {state === 'failed' && <p className="hint">{t.draft.failed}</p>}
      </div>
    </>
  );
}
