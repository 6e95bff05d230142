import type { Template } from '../api/contract-types.ts';
import { useTongue } from '../i18n/language.tsx';

interface Props {
  readonly templates: readonly Template[];
  /** Null before one is chosen. */
  readonly chosen: string | null;
  readonly onChoose: (templateId: string) => void;
}

/** What the template answers for, in words. */
function Scope({ scope }: { scope: Template['scope'] }) {
  const { t } = useTongue();
  return (
    <details className="scope">
      <summary>{t.newPlan.scope(scope.length)}</summary>
      <ul>
        {scope.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </details>
  );
}

/** One template of those that the house has. */
export function TemplateChooser({ templates, chosen, onChoose }: Props) {
  const { t, say } = useTongue();
  const template = templates.find(({ templateId }) => templateId === chosen);
  return (
    <>
      <fieldset className="choices">
        <legend className="visually-hidden">{t.newPlan.template}</legend>
        {templates.map(({ templateId, title }) => (
          <label key={templateId} className="choice">
            <input
              type="radio"
              name="template"
              value={templateId}
              checked={templateId === chosen}
              onChange={() => onChoose(templateId)}
            />
            <strong>{say(title)}</strong>
          </label>
        ))}
      </fieldset>
      {!template && <p className="muted">{t.newPlan.choose}</p>}
      {template && template.scope.length > 0 && <Scope scope={template.scope} />}
    </>
  );
}
