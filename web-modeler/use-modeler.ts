import type Modeler from 'bpmn-js/lib/Modeler';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { createModeler } from './diagram/create-modeler.ts';
import type { Diagram, DiagramElement } from './diagram/types.ts';

export interface Drawing {
  readonly modeler: Modeler | null;
  readonly diagram: Diagram | null;
  /** The step that is selected, or the whole plan. */
  readonly selected: DiagramElement | null;
  /** Counts the changes, so that panels read the diagram again. */
  readonly turn: number;
  /** Why the XML could not be read. */
  readonly reason: string | null;
  readonly xml: () => Promise<string>;
  /** Replaces the drawing by another XML. */
  readonly open: (xml: string) => Promise<void>;
}

interface EventBus {
  on(events: string[], listener: () => void): void;
}

interface ViewboxCanvas {
  viewbox(): { inner: Box; outer: { width: number; height: number } };
  viewbox(box: Box): void;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Below this scale labels cannot be read; a large plan opens at its beginning instead. */
const smallest = 0.8;
/** Room for the palette, in pixels. */
const left = 136;
const margin = 32;

/** Shows the drawing beside the palette: whole when it can be read so, else from its beginning. */
function showAll(modeler: Modeler): void {
  const canvas = modeler.get<ViewboxCanvas>('canvas');
  const { inner, outer } = canvas.viewbox();
  if (inner.width <= 0 || outer.width <= 0) return;
  const fitting = Math.min(
    (outer.width - left - margin) / inner.width,
    (outer.height - 2 * margin) / inner.height
  );
  const scale = Math.min(1, Math.max(smallest, fitting));
  const height = outer.height / scale;
  const above = Math.max(margin / scale, (height - inner.height) / 2);
  canvas.viewbox({ x: inner.x - left / scale, y: inner.y - above, width: outer.width / scale, height });
}

const selectedIn = (diagram: Diagram): DiagramElement => {
  const [first, ...others] = diagram.get('selection').get();
  return first && others.length === 0 ? first : diagram.get('canvas').getRootElement();
};

/**
 * A modeler on `container` with `xml` drawn.
 * @param onChange called at every change by the reader
 */
export function useModeler(
  container: RefObject<HTMLElement | null>,
  xml: string,
  language: 'zh' | 'en',
  onChange: () => void
): Drawing {
  const [modeler, setModeler] = useState<Modeler | null>(null);
  const [turn, setTurn] = useState(0);
  const [reason, setReason] = useState<string | null>(null);
  const changed = useRef(onChange);
  const kept = useRef(xml);
  useEffect(() => {
    changed.current = onChange;
  });

  useEffect(() => {
    if (!container.current) return;
    const created = createModeler(container.current, language);
    let current = true;
    const bus = created.get<EventBus>('eventBus');
    bus.on(
      ['selection.changed', 'elements.changed', 'root.set'],
      () => current && setTurn((value) => value + 1)
    );
    bus.on(['commandStack.changed'], () => current && changed.current());
    created.importXML(kept.current).then(
      () => {
        if (!current) return;
        showAll(created);
        setModeler(created);
      },
      (error: Error) => current && setReason(error.message)
    );
    return () => {
      current = false;
      setModeler(null);
      // Another language makes another modeler: it goes on with what is drawn.
      void created.saveXML({ format: true }).then(
        ({ xml: drawn }) => drawn && (kept.current = drawn),
        () => undefined
      );
      created.destroy();
    };
  }, [container, language]);

  const readXml = useCallback(async () => {
    const { xml: drawn } = (await modeler?.saveXML({ format: true })) ?? {};
    return drawn ?? kept.current;
  }, [modeler]);

  const open = useCallback(
    async (next: string) => {
      kept.current = next;
      if (!modeler) return;
      try {
        await modeler.importXML(next);
        setReason(null);
        showAll(modeler);
      } catch (error) {
        setReason(error instanceof Error ? error.message : String(error));
      }
    },
    [modeler]
  );

  const diagram = modeler as unknown as Diagram | null;
  return { modeler, diagram, selected: diagram && selectedIn(diagram), turn, reason, xml: readXml, open };
}
