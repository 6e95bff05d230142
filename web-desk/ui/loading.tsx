import { useTongue } from '../i18n/language.tsx';

/** Progress of unknown length; appears only when the wait is noticeable. */
export function Loading({ label }: { label?: string }) {
  const { t } = useTongue();
  return (
    <div className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      <span>{label ?? t.common.loading}</span>
    </div>
  );
}
