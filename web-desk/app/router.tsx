import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactNode
} from 'react';

/** Asked before leaving a page; answers whether leaving is all right. */
type Guard = () => boolean;

export interface Router {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly go: (to: string, options?: { replace?: boolean }) => void;
  /** Sets the one guard of the current page; `null` removes it. */
  readonly guard: (guard: Guard | null) => void;
}

const RouterContext = createContext<Router | null>(null);

const currentAddress = () => window.location.pathname + window.location.search;

/** Client-side navigation over the browser's history, with one guard for unsaved work. */
export function RouterProvider({ children }: { children: ReactNode }) {
  const [address, setAddress] = useState(currentAddress);
  const guardRef = useRef<Guard | null>(null);
  const shown = useRef(address);

  const mayLeave = useCallback(() => guardRef.current?.() ?? true, []);

  const go = useCallback<Router['go']>(
    (to, { replace = false } = {}) => {
      if (!mayLeave()) return;
      window.history[replace ? 'replaceState' : 'pushState'](null, '', to);
      shown.current = to;
      setAddress(to);
      window.scrollTo(0, 0);
    },
    [mayLeave]
  );

  useEffect(() => {
    const onPop = () => {
      if (!mayLeave()) return window.history.pushState(null, '', shown.current);
      shown.current = currentAddress();
      setAddress(shown.current);
    };
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, [mayLeave]);

  const router = useMemo<Router>(() => {
    const [path = '/', search = ''] = address.split('?');
    return { path, query: new URLSearchParams(search), go, guard: (guard) => (guardRef.current = guard) };
  }, [address, go]);

  return <RouterContext value={router}>{children}</RouterContext>;
}

/** The router of the running app. */
export function useRouter(): Router {
  const router = useContext(RouterContext);
  if (!router) throw new Error('useRouter outside RouterProvider');
  return router;
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link inside the desk; opens in place unless the reader asks for a new tab. */
export function Link({ to, onClick, ...rest }: { to: string } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const { go } = useRouter();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlainClick(event)) return;
    event.preventDefault();
    go(to);
  };
  return <a href={to} onClick={follow} {...rest} />;
}
