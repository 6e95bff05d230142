import { useEffect } from 'react';
import { useRouter } from '../web-desk/app/router.tsx';

/** Asks before unsaved work is left, inside the desk and when the tab closes. */
export function useUnsavedGuard(unsaved: boolean, question: string): void {
  const { guard } = useRouter();
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    guard(() => window.confirm(question));
    return () => {
      window.removeEventListener('beforeunload', warn);
      guard(null);
    };
  }, [unsaved, question, guard]);
}
