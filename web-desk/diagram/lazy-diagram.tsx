import { lazy, Suspense, type ComponentProps } from 'react';
import { Loading } from '../ui/loading.tsx';

const DiagramView = lazy(() =>
  import('./diagram-view.tsx').then((module) => ({ default: module.DiagramView }))
);

/** The diagram viewer, loaded when a page first shows a diagram. */
export const LazyDiagram = (props: ComponentProps<typeof DiagramView>) => (
  <Suspense fallback={<Loading />}>
    <DiagramView {...props} />
  </Suspense>
);
