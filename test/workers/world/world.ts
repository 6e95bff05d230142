import type { CaseRecord } from '../../../domain/cases.ts';
import type { Role } from '../../../domain/roles.ts';
import type { AuditEntry, Notice, PlanBundle, WorkerPorts } from '../../../workers/ports/index.ts';
import { createCases } from './cases.ts';
import { createCustody } from './custody.ts';
import { createEngine, type EngineLog } from './engine.ts';
import { createLeaks } from './leaks.ts';
import { createPapers } from './papers.ts';
import { createPlans } from './plans.ts';

/** The world that handlers see, in memory, and what the tests may look at of it. */
export interface World extends WorkerPorts {
  readonly audited: AuditEntry[];
  readonly noticed: Notice[];
  readonly engineLog: EngineLog;
  readonly holidays: Set<string>;
  /** Adds a case of the procurement plan with people p-<role>. */
  readonly openCase: (roles: readonly Role[], overrides?: Partial<CaseRecord>) => Promise<CaseRecord>;
  /** The one participation is over; the other has taken it over. */
  readonly follow: (ended: string, successor: string) => void;
  readonly submitBundle: (bundle: PlanBundle, particulars: Readonly<Record<string, unknown>>) => void;
  /** Moves the clock: milliseconds since the epoch. */
  readonly setNow: (now: number) => void;
}

export const friday = Date.parse('2026-11-20T10:00:00+08:00');

export function createWorld(): World {
  let now = friday;
  const clock = { now: () => now };
  const audited: AuditEntry[] = [];
  const noticed: Notice[] = [];
  const holidays = new Set<string>();
  const { cases, openCase, follow } = createCases(clock);
  const { plans, submitBundle } = createPlans();
  const { engine, engineLog } = createEngine();
  return {
    ...createPapers(clock),
    ...createLeaks(clock),
    cases,
    custody: createCustody(clock),
    plans,
    engine,
    clock,
    notices: {
      enqueue: async (notice) => {
        if (!noticed.some(({ dedupeKey }) => dedupeKey === notice.dedupeKey)) noticed.push(notice);
      }
    },
    calendar: { holidays: async () => holidays },
    audit: { append: async (entry) => void audited.push(entry) },
    audited,
    noticed,
    engineLog,
    holidays,
    openCase,
    follow,
    submitBundle,
    setNow: (value) => {
      now = value;
    }
  };
}
