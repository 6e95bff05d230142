import type { Token } from '../api/contract-types.ts';

interface Canvas {
  addMarker(elementId: string, marker: string): void;
  removeMarker(elementId: string, marker: string): void;
}

interface Overlays {
  add(elementId: string, type: string, overlay: unknown): string;
  remove(filter: { type: string }): void;
}

interface ElementRegistry {
  get(elementId: string): { readonly children?: readonly unknown[] } | undefined;
}

/** The part of a diagram viewer that tokens need. */
export interface DiagramServices {
  get(name: 'canvas'): Canvas;
  get(name: 'overlays'): Overlays;
  get(name: 'elementRegistry'): ElementRegistry;
}

const overlayType = 'shoumi-token';

function badge(token: Token): HTMLElement {
  const element = document.createElement('span');
  element.className = `token token-${token.state}`;
  element.textContent = String(token.count);
  return element;
}

const hasBadge = ({ state }: Token) => state === 'active' || state === 'incident';

/** Draws tokens on the elements that the diagram has; answers how to take them away again. */
export function showTokens(viewer: DiagramServices, tokens: readonly Token[]): () => void {
  const registry = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const shown = tokens.filter(({ elementId }) => registry.get(elementId));
  for (const token of shown) {
    canvas.addMarker(token.elementId, `is-${token.state}`);
    if (hasBadge(token)) {
      overlays.add(token.elementId, overlayType, { position: { top: -12, right: 12 }, html: badge(token) });
    }
  }
  return () => {
    overlays.remove({ type: overlayType });
    for (const token of shown) {
      if (registry.get(token.elementId)) canvas.removeMarker(token.elementId, `is-${token.state}`);
    }
  };
}

/** The step where work stands: active and not itself a frame around others; null when there is none. */
export function activeStepOf(viewer: DiagramServices, tokens: readonly Token[]): string | null {
  const registry = viewer.get('elementRegistry');
  const isStep = ({ elementId, state }: Token) =>
    state === 'active' && registry.get(elementId)?.children?.length === 0;
  return tokens.find(isStep)?.elementId ?? null;
}
