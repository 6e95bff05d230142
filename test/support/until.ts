let patienceMs = 20_000;
const pauseMs = 25;

/** For a counterpart that takes longer than what runs in this process. */
export function waitUpTo(ms: number): void {
  patienceMs = ms;
}

/**
 * Asks again until there is an answer. Workers and engine run beside the test, so their effects are awaited, not slept for;
 * after its patience (twenty seconds unless told) `describe` tells what was seen last.
 */
export async function until<T>(
  ask: () => Promise<T | undefined | false>,
  describe: () => string | Promise<string>
): Promise<T> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(await describe());
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
