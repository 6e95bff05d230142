import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import type { ModuleDeclaration } from 'didi';
import type { Token } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';
import { Banner } from '../ui/banner.tsx';
import { Icon } from '../ui/icon.tsx';
import { activeStepOf, showTokens, type DiagramServices } from './tokens.ts';
import { adaptHeight, openDiagram, ZoomButtons } from './zoom.tsx';

interface Props {
  readonly xml: string;
  readonly label: string;
  readonly tokens?: readonly Token[];
  /** Modules of bpmn-js that draw it in another way. */
  readonly modules?: readonly ModuleDeclaration[];
}

function toggleFullScreen(element: HTMLElement | null): void {
  void (document.fullscreenElement ? document.exitFullscreen() : element?.requestFullscreen());
}

const none: readonly never[] = [];

/** A diagram to look at, with where the process stands drawn on it. */
export const DiagramView = (props: Props) => <Drawing key={props.xml} {...props} />;

function Drawing({ xml, label, tokens = none, modules = none }: Props) {
  const { t } = useTongue();
  const container = useRef<HTMLDivElement>(null);
  const figure = useRef<HTMLElement>(null);
  const first = useRef(tokens);
  const [viewer, setViewer] = useState<NavigatedViewer | null>(null);
  const [reason, setReason] = useState<string | null>(null);

  // Before the effect that destroys the viewer, so that its clean-up comes first.
  useEffect(() => {
    if (viewer) return showTokens(viewer as unknown as DiagramServices, tokens);
  }, [viewer, tokens]);

  useEffect(() => {
    if (!container.current) return;
    const created = new NavigatedViewer({
      container: container.current,
      additionalModules: [...modules]
    });
    let current = true;
    created.importXML(xml).then(
      () => {
        if (!current || !container.current) return;
        adaptHeight(created, container.current);
        openDiagram(created, activeStepOf(created as unknown as DiagramServices, first.current));
        setReason(null);
        setViewer(created);
      },
      (error: Error) => current && setReason(error.message)
    );
    return () => {
      current = false;
      setViewer(null);
      created.destroy();
    };
  }, [xml, modules]);

  return (
    <figure className="diagram" aria-label={label} ref={figure}>
      {reason && <Banner tone="bad" title={reason} />}
      <ZoomButtons viewer={viewer}>
        <button
          type="button"
          aria-label={t.diagram.fullScreen}
          onClick={() => toggleFullScreen(figure.current)}
        >
          <Icon name="fullScreen" />
        </button>
      </ZoomButtons>
      <div className="diagram-canvas" ref={container} />
      {tokens.length > 0 && (
        <figcaption className="diagram-legend">
          <span className="legend legend-active">{t.room.legendActive}</span>
          <span className="legend legend-completed">{t.room.legendDone}</span>
          {tokens.some(({ state }) => state === 'incident') && (
            <span className="legend legend-incident">{t.room.legendIncident}</span>
          )}
        </figcaption>
      )}
    </figure>
  );
}
