import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything that CI runs, in order; stops at the first failure and closes with the sum of all test counts. */
const steps = [
  'format:check',
  'lint',
  'typecheck',
  'test',
  'test:mariadb',
  'test:durability',
  'test:browser',
  'test:camunda',
  'test:cluster',
  'walkthrough',
  'bench -- --short'
];

const folder = mkdtempSync(join(tmpdir(), 'shoumi-all-'));
const countsFile = join(folder, 'counts');
writeFileSync(countsFile, '');

function run(step) {
  const started = performance.now();
  console.log(`\n== ${step}`);
  const { status } = spawnSync('npm', ['run', '--silent', ...step.split(' ')], {
    stdio: 'inherit',
    env: { ...process.env, SHOUMI_COUNTS_FILE: countsFile, CAMUNDA_CASES: 'bounded' }
  });
  console.log(
    `== ${step}: ${status === 0 ? 'ok' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`
  );
  return status === 0;
}

const failedStep = steps.find((step) => !run(step));
const sums = readFileSync(countsFile, 'utf8')
  .trim()
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(' ').map(Number))
  .reduce(([p, f, s], [passed, failed, skipped]) => [p + passed, f + failed, s + skipped], [0, 0, 0]);
rmSync(folder, { recursive: true });
if (failedStep) console.log(`\nStopped at: ${failedStep}`);
console.log(`\n${sums[0]} passed, ${sums[1]} failed, ${sums[2]} skipped`);
process.exit(failedStep ? 1 : 0);
