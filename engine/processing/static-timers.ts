import { Failure } from '../feel/failure.ts';
import type { ExecutableProcess } from '../model/executable.ts';
import { evaluateTimer } from './timer-due.ts';
import type { Instant } from '../records.ts';

const noVariables = () => undefined;

/** The first timer of a process whose text is no expression and tells no time: it is refused at deployment, as in Zeebe. */
export function wrongTimer(process: ExecutableProcess, now: Instant): Failure | undefined {
  for (const { id, timer } of process.elements.values()) {
    if (!timer || timer.expression.isFeel) continue;
    const due = evaluateTimer(timer, noVariables, now);
    if (due instanceof Failure) return new Failure(due.errorType, `Element: ${id} - ERROR: ${due.message}`);
  }
  return undefined;
}
