import type { ReactNode } from 'react';

interface Props {
  readonly tone: 'info' | 'good' | 'warn' | 'bad';
  readonly title?: string;
  readonly children?: ReactNode;
}

/** A message across the page; bad news interrupts a screen reader, the rest waits. */
export const Banner = ({ tone, title, children }: Props) => (
  <div className={`banner banner-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
    {title && <p className="banner-title">{title}</p>}
    {children}
  </div>
);
