import { performance } from 'node:perf_hooks';

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** What a process has used over some time. */
export interface Usage {
  /** Processor time of all its threads, in ms. */
  readonly cpu: number;
  /** The share of the time in which its event loop had something to do, waiting for a processor included. */
  readonly busy: number;
}

/** Begins to measure this process; what it gives tells what has been used since. */
export function measureUsage(): () => Usage {
  const cpuBefore = process.cpuUsage();
  const loopBefore = performance.eventLoopUtilization();
  return () => {
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      cpu: (user + system) / 1000,
      busy: performance.eventLoopUtilization(loopBefore).utilization
    };
  };
}

/** What comes before counting begins: so many steps; then something may take note that it begins. */
export interface WarmUp {
  readonly steps: number;
  readonly then?: () => void;
}

/**
 * Runs `lanes` endless loops of one step, so many steps to warm up (compilers warm by count, not by time) and then for
 * some time, and gives the steps that ended in that time. Those under way at the end are waited for and do not count.
 */
export async function stepsPerSecond(
  lanes: number,
  ms: number,
  step: () => Promise<void>,
  warmUp: WarmUp
): Promise<{ rate: number; count: number }> {
  let warm = 0;
  let began = Infinity;
  let count = 0;
  const lane = async () => {
    while (performance.now() < began + ms) {
      await step();
      if (began < Infinity) count += performance.now() < began + ms ? 1 : 0;
      else if (++warm >= warmUp.steps) {
        warmUp.then?.();
        began = performance.now();
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { rate: (count / ms) * 1000, count };
}

/** What half, nineteen of twenty and ninety-nine of a hundred stay below. */
export interface Quantiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** The quantiles of some figures. */
export function quantiles(figures: readonly number[]): Quantiles {
  const sorted = [...figures].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
