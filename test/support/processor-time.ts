/** What some work takes of the processor, in ms: other than the time that passes, it hardly grows with what else the machine does. */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return since(before);
}

/** The same of work that is waited for. */
export async function processorMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  return since(before);
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
