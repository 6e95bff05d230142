import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import { useEffect, useRef } from 'react';

interface PropertiesPanel {
  attachTo(container: HTMLElement): void;
  detach(): void;
}

/** Camunda's own properties, for those who know them. */
export function TechnicalPanel({ modeler }: { modeler: BaseViewer }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = modeler.get<PropertiesPanel>('propertiesPanel');
    if (place.current) panel.attachTo(place.current);
    return () => panel.detach();
  }, [modeler]);
  return <div className="technical" ref={place} />;
}
