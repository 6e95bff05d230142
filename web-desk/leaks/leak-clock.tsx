import { useEffect, useState } from 'react';
import type { LeakRoom } from '../api/contract-types.ts';
import { stopwatchText } from '../i18n/dates.ts';
import { useTongue } from '../i18n/language.tsx';
import { Instant } from '../ui/instant.tsx';
import { Tag } from '../ui/tag.tsx';

const tickMs = 1000;

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}

/** Time since the report, and whether the head knows in time. The ticking is not announced to screen readers. */
export function LeakClock({ room }: { room: LeakRoom }) {
  const { t } = useTongue();
  const closedAt = room.case.closedAt;
  const now = useNow(closedAt === null);
  const end = closedAt ? Date.parse(closedAt) : now;
  const late = !room.acknowledgedAt && now > Date.parse(room.acknowledgeBy);
  return (
    <dl className="facts clock">
      <div>
        <dt>{t.leak.clock}</dt>
        <dd>
          <span className="stopwatch" role="timer" aria-live="off">
            {stopwatchText(end - Date.parse(room.reportedAt))}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t.leak.receivedAt}</dt>
        <dd>
          <Instant at={room.reportedAt} />
        </dd>
      </div>
      <div>
        <dt>{t.leak.acknowledgement}</dt>
        <dd>
          {room.acknowledgedAt ? (
            <>
              <Tag tone="good">{t.leak.acknowledged}</Tag> <Instant at={room.acknowledgedAt} />
            </>
          ) : (
            <Tag tone={late ? 'bad' : 'warn'}>{late ? t.leak.late : t.leak.notYet}</Tag>
          )}
        </dd>
      </div>
      {!room.acknowledgedAt && (
        <div>
          <dt>{t.leak.acknowledgeBy}</dt>
          <dd>
            <Instant at={room.acknowledgeBy} />
          </dd>
        </div>
      )}
    </dl>
  );
}
