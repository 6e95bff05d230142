import { lazy, Suspense, type ComponentProps } from 'react';
import { Loading } from '../ui/loading.tsx';

const FormView = lazy(() => import('./form-view.tsx').then((module) => ({ default: module.FormView })));

export type { FormHandle } from './form-view.tsx';

/** The form viewer, loaded when a page first shows a form. */
export const LazyFormView = (props: ComponentProps<typeof FormView>) => (
  <Suspense fallback={<Loading />}>
    <FormView {...props} />
  </Suspense>
);
