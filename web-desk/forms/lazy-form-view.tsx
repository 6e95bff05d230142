import { lazy, Suspense, type ComponentProps } from 'react';
import { ApiProblem } from '../api/problem.ts';
import { Loading } from '../ui/loading.tsx';
import type { FormHandle } from './form-view.tsx';

const FormView = lazy(() => import('./form-view.tsx').then((module) => ({ default: module.FormView })));

export type { FormHandle };

/** What a page still has to say of a failure, once the form has said what concerns its fields. */
export const tellAtFields = (form: FormHandle | null, error: unknown): unknown =>
  form && error instanceof ApiProblem ? form.showProblem(error) : error;

/** The form viewer, loaded when a page first shows a form. */
export const LazyFormView = (props: ComponentProps<typeof FormView>) => (
  <Suspense fallback={<Loading />}>
    <FormView {...props} />
  </Suspense>
);
