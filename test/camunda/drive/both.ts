import { afterAll, beforeAll } from '@jest/globals';
import type { Driver } from './driver.ts';
import { embeddedDriver } from './embedded.ts';
import { realDriver } from './real.ts';

/** The same asked of both engines, at the same time. */
type AskBoth = <T>(question: (engine: Driver) => Promise<T>) => Promise<{ real: T; embedded: T }>;

/** Keeps the real engine and the embedded one open while the tests of a file run. */
export function bothEngines(): AskBoth {
  let engines: { real: Driver; embedded: Driver };
  beforeAll(async () => {
    engines = { real: await realDriver(), embedded: await embeddedDriver(Date.now()) };
  }, 120_000);
  afterAll(async () => {
    await Promise.all([engines.real.close(), engines.embedded.close()]);
  });
  return async (question) => {
    const [real, embedded] = await Promise.all([question(engines.real), question(engines.embedded)]);
    return { real, embedded };
  };
}
