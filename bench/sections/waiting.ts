import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Section, whole } from '../support/section.ts';
import type { WaitingFigures } from './waiting-child.ts';

const CHILD = fileURLToPath(new URL('./waiting-child.ts', import.meta.url));

/** Beside many waiting instances: what each takes, what a step costs, how long a start takes. */
export const waiting: Section = async (scale, show) => {
  const report: Record<string, WaitingFigures> = {};
  for (const instances of scale.waiting) {
    const child = fork(CHILD, [String(instances), String(scale.ms)], {
      execArgv: ['--expose-gc', '--import', 'tsx']
    });
    const [figures] = (await once(child, 'message')) as [WaitingFigures];
    await once(child, 'exit');
    show(
      `Beside ${whole(instances)} waiting instances: W1 in process, instances/s`,
      whole(figures.rate),
      `${whole(figures.heap)} bytes of heap and ${whole(figures.disk)} of disk each; ready again in ${whole(figures.restart)} ms`
    );
    report[instances] = figures;
  }
  return report;
};
