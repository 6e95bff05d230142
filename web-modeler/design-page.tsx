import './designer.css';
import { useLoad } from '../web-desk/api/use-load.ts';
import { useClient } from '../web-desk/app/session.tsx';
import { LoadedView } from '../web-desk/ui/loaded-view.tsx';
import { Designer } from './designer.tsx';
import { PlanReader } from './plan-reader.tsx';

/** The designer of one plan: to draw while it may be changed, else to read. */
export function DesignPage({ caseKey }: { caseKey: string }) {
  const client = useClient();
  const loaded = useLoad(`plan ${caseKey}`, () => client.call('plan', { params: { caseKey } }));
  return (
    <LoadedView loaded={loaded}>
      {(draft) =>
        draft.editable ? (
          <Designer key={`${draft.version} ${draft.savedAt}`} draft={draft} onReload={loaded.reload} />
        ) : (
          <PlanReader draft={draft} />
        )
      }
    </LoadedView>
  );
}
