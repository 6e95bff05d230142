import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { Form } from '@bpmn-io/form-js-viewer';
import { useEffect, useImperativeHandle, useRef, useState, type Ref } from 'react';
import type { FormSchema, FormValues } from '../api/contract-types.ts';
import type { ApiProblem } from '../api/problem.ts';
import { useTongue, type Language } from '../i18n/language.tsx';
import { describeErrors, eachOnce, fieldLabel, focusField, showServerErrors } from './form-fields.ts';
import { brokenNow, ofWhatIsGiven, showRules, withRules } from './form-rules.ts';
import { FormSummary } from './form-summary.tsx';
import { RuleNotes, type RuleNote } from './rule-notes.tsx';
import { settled } from './settled.ts';
import { translateHints, translateModule } from './translations.ts';

export interface FormHandle {
  /** Validates; answers the values, or null after showing what to correct. */
  submit(): Promise<FormValues | null>;
  /** What is filled in now, valid or not. */
  values(): FormValues;
  /** Shows the details of a refusal at their fields; answers what is left of it to be said elsewhere. */
  showProblem(problem: ApiProblem): ApiProblem;
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

/** The broken rules, shown under their fields; before anything was `touched` only those of fields filled in beforehand. */
function notesOf(form: Form, schema: FormSchema, language: Language, touched = true): RuleNote[] {
  const found = brokenNow(form, schema, language);
  const broken = touched ? found : ofWhatIsGiven(found, currentValues(form));
  showRules(form, schema, broken, language);
  return eachOnce(
    broken.map(({ componentId = '', text, clauses }) => ({
      fieldId: componentId,
      label: fieldLabel(form, componentId),
      text,
      clauses
    }))
  );
}

/** A Camunda Form with Chinese labels, an error summary that leads to the fields, and nothing sent by itself. */
export function FormView({ schema, values, readOnly = false, problem = null, onChange, ref }: Props) {
  const { language } = useTongue();
  const container = useRef<HTMLDivElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const form = useRef<Form | null>(null);
  const initial = useRef(values);
  const changed = useRef(onChange);
  // The viewer also tells of changes that it makes itself while it draws; only the reader's count.
  const touched = useRef(false);
  const [errors, setErrors] = useState<RuleNote[]>([]);
  const [notes, setNotes] = useState<RuleNote[]>([]);
  // Once it was sent in vain, what the rules refuse stands in the summary and nowhere else beside the field.
  const [tried, setTried] = useState(false);
  const [drawn, setDrawn] = useState<Form | null>(null);

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
    const endHints = translateHints(container.current, language);
    const created = new Form(options);
    form.current = created;
    void created.importSchema(schema, initial.current).then(() => {
      if (form.current === created) {
        setDrawn(created);
        // What it is filled with beforehand may be refused already, such as a date of a notice that has passed.
        if (!readOnly) setNotes(notesOf(created, schema, language, touched.current));
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
      endHints();
    };
  }, [schema, language, readOnly]);

  /** Tells what keeps the form from being sent: `found` and what the rules refuse. */
  const show = (found: RuleNote[], ruled: readonly RuleNote[] = []) => {
    setErrors(found);
    const inVain = found.length + ruled.length > 0;
    setTried(inVain);
    if (inVain) requestAnimationFrame(() => summary.current?.focus());
  };

  const place = (refusal: ApiProblem, at: Form): ApiProblem => {
    const refused = refusal.problems.map(({ path, ...text }) => ({ path, message: text[language] }));
    const { placed, left } = showServerErrors(at, refused);
    const clausesOf = (text: string) =>
      refusal.problems.find((problem) => problem[language] === text)?.clauses ?? [];
    show(describeErrors(at, placed).map((note) => ({ ...note, clauses: clausesOf(note.text) })));
    return refusal.about(refusal.problems.filter(({ path }) => left.includes(path)));
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
      const ruled = notesOf(filled, schema, language);
      const found = describeErrors(filled, withRules(errors, schema, [], language));
      setNotes(ruled);
      show(found, ruled);
      return found.length + ruled.length === 0 ? data : null;
    },
    values: () => (form.current ? currentValues(form.current) : initial.current),
    showProblem: (refusal) => (form.current ? place(refusal, form.current) : refusal)
  }));

  const jump = (fieldId: string) => container.current && focusField(container.current, fieldId);

  return (
    <div className="form-view">
      <FormSummary notes={eachOnce([...errors, ...(tried ? notes : [])])} onJump={jump} ref={summary} />
      <div
        ref={container}
        onInputCapture={() => (touched.current = true)}
        onClickCapture={() => (touched.current = true)}
        onKeyDownCapture={() => (touched.current = true)}
      />
      {!tried && <RuleNotes notes={notes} onJump={jump} />}
    </div>
  );
}
