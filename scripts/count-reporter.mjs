import { appendFileSync } from 'node:fs';

/** Closes a jest run with its counts on one line, and adds them to the file that `npm run all` sums up. */
export default class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    console.log(`\n${numPassedTests} passed, ${failed} failed, ${numPendingTests} skipped`);
    const file = process.env.SHOUMI_COUNTS_FILE;
    if (file) appendFileSync(file, `${numPassedTests} ${failed} ${numPendingTests}\n`);
  }
}
