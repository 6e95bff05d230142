import { dateTimeText } from '../../domain/date-text.ts';
import { useTongue } from '../i18n/language.tsx';

/** An instant in Taipei's time: ROC year in Chinese. */
export function Instant({ at }: { at: string | null }) {
  const { language } = useTongue();
  if (!at) return <>—</>;
  return (
    <time dateTime={at} className="instant">
      {dateTimeText(at, language)}
    </time>
  );
}
