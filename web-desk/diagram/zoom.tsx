import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import { useTongue } from '../i18n/language.tsx';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface ZoomCanvas {
  viewbox(): { inner: Box; outer: { width: number; height: number } };
  viewbox(box: Box): void;
  resized(): void;
  zoom(scale: number | 'fit-viewport', center?: 'auto'): number;
  zoom(): number;
}

const canvasOf = (viewer: BaseViewer) => viewer.get<ZoomCanvas>('canvas');

const margin = 48;
const lowest = 220;

/** Gives the drawing as much height as it needs at its width, within what the style sheet allows. */
export function adaptHeight(viewer: BaseViewer, container: HTMLElement): void {
  const canvas = canvasOf(viewer);
  const { width, height } = canvas.viewbox().inner;
  const scale = Math.min(1, container.clientWidth / Math.max(1, width));
  container.style.height = `${Math.max(lowest, height * scale + margin)}px`;
  canvas.resized();
}

/** Fits the diagram into view, never larger than drawn. */
export function fitDiagram(viewer: BaseViewer): void {
  const canvas = canvasOf(viewer);
  const scale = canvas.zoom('fit-viewport', 'auto');
  if (scale > 1) canvas.zoom(1, 'auto');
}

/** Below this scale labels cannot be read. */
const readable = 0.8;

interface Registry {
  get(elementId: string): Box | undefined;
}

/** Where a window of `size` begins on one axis: around `centre`, but never past the drawing's ends; at its beginning without one. */
function startOf(from: number, length: number, size: number, centre: number | undefined): number {
  const first = from - margin;
  const last = Math.max(first, from + length + margin - size);
  return centre === undefined ? first : Math.min(last, Math.max(first, centre - size / 2));
}

/** Opens a drawing: whole where its labels can be read so, else large enough, at `elementId` or at the beginning. */
export function openDiagram(viewer: BaseViewer, elementId: string | null): void {
  fitDiagram(viewer);
  const canvas = canvasOf(viewer);
  if (canvas.zoom() >= readable) return;
  const { inner, outer } = canvas.viewbox();
  const width = outer.width / readable;
  const height = outer.height / readable;
  const element = elementId === null ? undefined : viewer.get<Registry>('elementRegistry').get(elementId);
  canvas.viewbox({
    x: startOf(inner.x, inner.width, width, element && element.x + element.width / 2),
    y: startOf(inner.y, inner.height, height, element && element.y + element.height / 2),
    width,
    height
  });
}

const factor = 1.25;

/** Zoom by button, for those who have no wheel. */
export function ZoomButtons({ viewer, children }: { viewer: BaseViewer | null; children?: ReactNode }) {
  const { t } = useTongue();
  const zoomBy = (ratio: number) => {
    if (!viewer) return;
    const canvas = canvasOf(viewer);
    canvas.zoom(canvas.zoom() * ratio, 'auto');
  };
  return (
    <div className="diagram-zoom" role="group" aria-label={t.diagram.zoom}>
      <button type="button" aria-label={t.diagram.zoomIn} onClick={() => zoomBy(factor)}>
        <Icon name="plus" />
      </button>
      <button type="button" aria-label={t.diagram.zoomOut} onClick={() => zoomBy(1 / factor)}>
        <Icon name="minus" />
      </button>
      <button type="button" aria-label={t.diagram.fit} onClick={() => viewer && fitDiagram(viewer)}>
        <Icon name="fit" />
      </button>
      {children}
    </div>
  );
}
