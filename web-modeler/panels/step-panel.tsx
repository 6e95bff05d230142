import type { Diagram, DiagramElement } from '../diagram/types.ts';
import { MeasurePanel } from './measure-panel.tsx';
import { PlanPanel } from './plan-panel.tsx';

interface Props {
  readonly diagram: Diagram;
  readonly element: DiagramElement;
}

const isPlan = ({ type }: DiagramElement) => type === 'bpmn:Process' || type === 'bpmn:Collaboration';

/** The selected step, or the whole plan when none is selected. */
export const StepPanel = ({ diagram, element }: Props) =>
  isPlan(element) ? (
    <PlanPanel diagram={diagram} process={element} />
  ) : (
    <MeasurePanel key={element.id} diagram={diagram} element={element} />
  );
