import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Client } from '../api/client.ts';
import { useClient } from '../app/session.tsx';
import { createDraftKeeper, type DraftKeeper, type DraftState, type DraftStore } from './draft-keeper.ts';

/** Drafts as the server keeps them, sealed: nothing that is filled in is ever written to this machine. */
const storeOver = (client: Client): DraftStore => ({
  read: async (form) => (await client.call('draft', { params: { form } })).values,
  write: async (form, values, leaving) =>
    (await client.call('keepDraft', { params: { form }, body: { values } }, { leaving })).kept,
  drop: async (form) => void (await client.call('dropDraft', { params: { form } }))
});

interface Drafts {
  readonly keeper: DraftKeeper;
  readonly states: ReadonlyMap<string, DraftState>;
}

const DraftContext = createContext<Drafts | null>(null);

/** One reader's drafts; another reader in the same window begins with none of them. */
export function DraftProvider({ children }: { children: ReactNode }) {
  const client = useClient();
  const [states, setStates] = useState<ReadonlyMap<string, DraftState>>(new Map());
  const keeper = useMemo(
    () =>
      createDraftKeeper(storeOver(client), (form, state) =>
        setStates((before) => (before.get(form) === state ? before : new Map([...before, [form, state]])))
      ),
    [client]
  );
  useEffect(() => {
    const leave = () => void keeper.settle(true);
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [keeper]);
  const drafts = useMemo(() => ({ keeper, states }), [keeper, states]);
  return <DraftContext value={drafts}>{children}</DraftContext>;
}

function useDrafts(): Drafts {
  const drafts = useContext(DraftContext);
  if (!drafts) throw new Error('useDrafts outside DraftProvider');
  return drafts;
}

export const useDraftKeeper = (): DraftKeeper => useDrafts().keeper;

/** What has become of what is being filled in; `waiting` until the first of it is kept. */
export const useDraftState = (form: string): DraftState => useDrafts().states.get(form) ?? 'waiting';
