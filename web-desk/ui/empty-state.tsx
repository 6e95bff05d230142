import type { ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly lead: string;
  readonly children?: ReactNode;
}

/** Shown where a list has nothing: says why and what to do next. */
export const EmptyState = ({ title, lead, children }: Props) => (
  <div className="empty-state">
    <p className="empty-state-title">{title}</p>
    <p>{lead}</p>
    {children}
  </div>
);
