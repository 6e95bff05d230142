import { createContext, useCallback, useContext, useEffect, useState, type ReactNode } from 'react';

const FlashContext = createContext<(text: string) => void>(() => undefined);

/** How long a confirmation stays, in milliseconds. */
const stayMs = 6000;

/** Shows a short confirmation that outlives the page which caused it; announced politely. */
export function FlashProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<{ text: string } | null>(null);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(null), stayMs);
    return () => clearTimeout(timer);
  }, [shown]);
  const flash = useCallback((text: string) => setShown({ text }), []);
  return (
    <FlashContext value={flash}>
      {children}
      <div className="flash-place" role="status" aria-live="polite">
        {shown && <p className="flash">{shown.text}</p>}
      </div>
    </FlashContext>
  );
}

/** Confirms an act. */
export const useFlash = (): ((text: string) => void) => useContext(FlashContext);
