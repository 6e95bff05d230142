import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { createClient, type Client } from '../api/client.ts';
import type { Me } from '../api/contract-types.ts';
import { hearFrom } from '../api/live.ts';
import { asProblem, type ApiProblem } from '../api/problem.ts';

export type SessionState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly problem: ApiProblem }
  | { readonly kind: 'out' }
  /** `expired`: the session ended while a page is open; the page stays so that nothing filled in is lost. */
  | { readonly kind: 'in'; readonly me: Me; readonly expired: boolean };

export interface Session {
  readonly state: SessionState;
  readonly client: Client;
  readonly signIn: (account: string, password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly refresh: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Holds who is signed in and the client that every page calls through. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ kind: 'asking' });

  const client = useMemo(
    () =>
      createClient(() =>
        setState((before) => (before.kind === 'in' ? { ...before, expired: true } : { kind: 'out' }))
      ),
    []
  );

  const welcome = useCallback((me: Me) => {
    hearFrom(me.changes);
    setState({ kind: 'in', me, expired: false });
  }, []);

  const refresh = useCallback(async () => {
    try {
      welcome(await client.call('me', {}));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'NOT_SIGNED_IN') return;
      setState((before) => (before.kind === 'in' ? before : { kind: 'failed', problem }));
    }
  }, [client, welcome]);

  useEffect(() => {
    void refresh();
  }, [refresh]);

  const session = useMemo<Session>(
    () => ({
      state,
      client,
      refresh,
      signIn: async (account, password) => {
        welcome(await client.call('signIn', { body: { account, password } }));
      },
      signOut: async () => {
        await client.call('signOut', {}).catch(() => undefined);
        window.location.assign('/');
      }
    }),
    [state, client, refresh, welcome]
  );

  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** The signed-in reader; only for pages inside the shell. */
export function useMe(): Me {
  const { state } = useSession();
  if (state.kind !== 'in') throw new Error('useMe while signed out');
  return state.me;
}

export const useClient = (): Client => useSession().client;
