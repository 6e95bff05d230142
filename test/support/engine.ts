import { expect } from '@jest/globals';
import { ProcessTest } from '../../engine/testing/process-test.ts';

export { beginning } from '../../engine/testing/process-test.ts';
export { silentLogger } from '../../engine/testing/silent-logger.ts';

/** {@link ProcessTest} with an expectation of jest's. */
export class EngineBench extends ProcessTest {
  /** The instance must have completed; else its history is shown. */
  expectCompleted(key: string): void {
    const { state } = this.instance(key);
    const incidents = this.incidents().map((incident) => `${incident.errorType} ${incident.errorMessage}`);
    if (state !== 'COMPLETED')
      throw new Error(`instance is ${state}\n${this.history(key)}\n${incidents.join('\n')}`);
    expect(state).toBe('COMPLETED');
  }
}
