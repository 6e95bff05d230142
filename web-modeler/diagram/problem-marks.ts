import type { Diagram } from './types.ts';

const overlayType = 'shoumi-problem';
const marker = 'has-problem';

function badge(count: number, title: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'problem-badge';
  element.title = title;
  element.textContent = String(count);
  return element;
}

interface Located {
  readonly elementId: string | null;
  readonly text: string;
}

/** Marks the elements that break a rule; answers how to take the marks away. */
export function markProblems(diagram: Diagram, problems: readonly Located[]): () => void {
  const registry = diagram.get('elementRegistry');
  const canvas = diagram.get('canvas');
  const overlays = diagram.get('overlays');
  const byElement = new Map<string, string[]>();
  for (const { elementId, text } of problems) {
    if (!elementId || !registry.get(elementId)) continue;
    byElement.set(elementId, [...(byElement.get(elementId) ?? []), text]);
  }
  const isRoot = (id: string) => registry.get(id)?.parent === undefined;
  const marked = [...byElement.keys()].filter((id) => !isRoot(id));
  for (const id of marked) {
    const texts = byElement.get(id) ?? [];
    canvas.addMarker(id, marker);
    overlays.add(id, overlayType, {
      position: { bottom: 12, right: 12 },
      html: badge(texts.length, texts.join('\n'))
    });
  }
  return () => {
    overlays.remove({ type: overlayType });
    for (const id of marked) if (registry.get(id)) canvas.removeMarker(id, marker);
  };
}

/** Brings an element into view and selects it. */
export function showElement(diagram: Diagram, elementId: string): void {
  const element = diagram.get('elementRegistry').get(elementId);
  if (!element) return;
  diagram.get('canvas').scrollToElement(element);
  diagram.get('selection').select(element);
}
