import { useEffect, useRef, type ReactNode } from 'react';
import { useTongue } from '../i18n/language.tsx';

interface Props {
  readonly title: string;
  readonly lead?: string;
  /** Above the title: where this page belongs. */
  readonly eyebrow?: ReactNode;
  /** Beside the title: states. */
  readonly tags?: ReactNode;
  readonly children?: ReactNode;
}

/** The page's one `h1`; takes the focus when the page opens and names the browser tab. */
export function PageHeader({ title, lead, eyebrow, tags, children }: Props) {
  const { t } = useTongue();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${title} · ${t.product}`;
  }, [title, t]);
  return (
    <header className="page-header">
      <div>
        {eyebrow && <div className="eyebrow">{eyebrow}</div>}
        <div className="page-title">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {tags}
        </div>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children && <div className="page-actions">{children}</div>}
    </header>
  );
}
