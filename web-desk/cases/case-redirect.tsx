import { useEffect } from 'react';
import { useLoad } from '../api/use-load.ts';
import { useRouter } from '../app/router.tsx';
import { useClient } from '../app/session.tsx';
import { LoadedView } from '../ui/loaded-view.tsx';
import { NotFound } from '../app/not-found.tsx';

function Go({ to }: { to: string }) {
  const { go } = useRouter();
  useEffect(() => go(to, { replace: true }), [go, to]);
  return null;
}

/** Leads to the room that fits the case's kind: notices know only the case. */
export function CaseRedirect({ caseKey }: { caseKey: string }) {
  const client = useClient();
  const loaded = useLoad('cases', () => client.call('cases', { query: {} }));
  return (
    <LoadedView loaded={loaded}>
      {({ cases }) => {
        const found = cases.find((one) => one.caseKey === caseKey);
        return found ? <Go to={`/${found.kind === 'leak' ? 'leaks' : 'plans'}/${caseKey}`} /> : <NotFound />;
      }}
    </LoadedView>
  );
}
