import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { Form } from '@bpmn-io/form-js-viewer';
import { useEffect, useId, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { FormSchema, FormValues } from '../api/contract-types.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useTongue, type Language } from '../i18n/language.tsx';
import { describeErrors, fieldLabel, focusField, showServerErrors, type FieldError } from './form-fields.ts';
import { brokenNow, showRules, withRules } from './form-rules.ts';
import { RuleNotes, type RuleNote } from './rule-notes.tsx';
import { settled } from './settled.ts';
import { translateModule } from './translations.ts';

export interface FormHandle {
  /** Validates; answers the values, or null after showing what to correct. */
  submit(): Promise<FormValues | null>;
  /** What is filled in now, valid or not. */
  values(): FormValues;
  /** Shows the details of a refusal at their fields; answers whether any could be placed. */
  showProblem(problem: ApiProblem): boolean;
}

interface Props {
  readonly schema: FormSchema;
  readonly values: FormValues;
  readonly readOnly?: boolean;
  /** A refusal to show at the fields once they are drawn. */
  readonly problem?: ApiProblem | null;
  readonly onChange?: (values: FormValues) => void;
  readonly ref?: Ref<FormHandle>;
}

const currentValues = (form: Form): FormValues => {
  const { data } = (form as unknown as { _getState(): { data: FormValues } })._getState();
  return { ...data };
};

/** The broken rules, shown under their fields. */
function notesOf(form: Form, schema: FormSchema, language: Language): RuleNote[] {
  const broken = brokenNow(form, schema, language);
  showRules(form, schema, broken, language);
  return broken.map(({ componentId = '', text, clauses }) => ({
    fieldId: componentId,
    label: fieldLabel(form, componentId),
    text,
    clauses
  }));
}

/** A Camunda Form with Chinese labels, an error summary that leads to the fields, and nothing sent by itself. */
export function FormView({ schema, values, readOnly = false, problem = null, onChange, ref }: Props) {
  const { t, language } = useTongue();
  const container = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const form = useRef<Form | null>(null);
  const initial = useRef(values);
  const changed = useRef(onChange);
  // The viewer also tells of changes that it makes itself while it draws; only the reader's count.
  const touched = useRef(false);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [notes, setNotes] = useState<RuleNote[]>([]);
  const [drawn, setDrawn] = useState<Form | null>(null);
  const titleId = useId();

  useEffect(() => {
    changed.current = onChange;
  });

  useEffect(() => {
    if (!container.current) return;
    const options = {
      container: container.current,
      additionalModules: [translateModule(language)],
      properties: { readOnly },
      // Every key stroke counts at once: while the viewer waits, a redrawing would take back what was typed.
      debounce: false
    };
    const created = new Form(options);
    form.current = created;
    void created.importSchema(schema, initial.current).then(() => {
      if (form.current === created) {
        setDrawn(created);
        // What it is filled with beforehand may be refused already, such as a date of a notice that has passed.
        if (!readOnly) setNotes(notesOf(created, schema, language));
      }
      created.on('changed', () => {
        initial.current = currentValues(created);
        if (!touched.current) return;
        setNotes(notesOf(created, schema, language));
        changed.current?.(initial.current);
      });
    });
    return () => {
      form.current = null;
      setDrawn(null);
      created.destroy();
    };
  }, [schema, language, readOnly]);

  const show = (found: FieldError[]) => {
    setErrors(found);
    if (found.length > 0) requestAnimationFrame(() => summary.current?.focus());
  };

  const place = (refusal: ApiProblem, at: Form): boolean => {
    const refused = refusal.problems.map(({ path, ...text }) => ({ path, message: text[language] }));
    const placed = describeErrors(at, showServerErrors(at, refused));
    show(placed);
    return placed.length > 0;
  };
  const placeNow = useRef(place);
  useEffect(() => {
    placeNow.current = place;
  });
  useEffect(() => {
    if (drawn && problem) placeNow.current(problem, drawn);
  }, [drawn, problem]);

  useImperativeHandle(ref, () => ({
    async submit() {
      const filled = form.current;
      if (!filled) return null;
      await settled(filled);
      const { data, errors } = filled.submit();
      const found = withRules(errors, schema, brokenNow(filled, schema, language), language);
      setNotes(notesOf(filled, schema, language));
      show(describeErrors(filled, found));
      return Object.keys(found).length === 0 ? data : null;
    },
    values: () => (form.current ? currentValues(form.current) : initial.current),
    showProblem: (refusal) => form.current !== null && place(refusal, form.current)
  }));

  return (
    <div className="form-view">
      {errors.length > 0 && (
        <div className="banner banner-bad" role="alert" tabIndex={-1} ref={summary} aria-labelledby={titleId}>
          <p className="banner-title" id={titleId}>
            {t.problem.fields}
          </p>
          <ul>
            {errors.map(({ fieldId, label, message }) => (
              <li key={`${fieldId}:${message}`}>
                <button
                  type="button"
                  className="link"
                  onClick={() => container.current && focusField(container.current, fieldId)}
                >
                  {label}
                </button>
                ：{message}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div
        ref={container}
        onInputCapture={() => (touched.current = true)}
        onClickCapture={() => (touched.current = true)}
        onKeyDownCapture={() => (touched.current = true)}
      />
      <RuleNotes
        notes={notes}
        onJump={(fieldId) => container.current && focusField(container.current, fieldId)}
      />
    </div>
  );
}
