import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { offsetDateTime } from '../../../engine/feel/time-text.ts';
import { classPath, findJava } from '../real/install.mjs';
import { type Answer, now, type Question, variables } from './question.ts';

const program = join(import.meta.dirname, '../real/RealFeel.java');
const mostBytes = 1 << 28;
/** It lives for some seconds: what makes it start soon counts for more than what makes it fast in the long run. */
const options = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** What the real engine answers. */
export function askReal(questions: readonly Question[]): Answer[] {
  const asked = questions.map(({ text, input }) => JSON.stringify({ text, input }));
  const { status, stdout, stderr } = spawnSync(
    findJava() ?? 'java',
    [...options, '-cp', classPath(), program],
    {
      input: [JSON.stringify({ now: offsetDateTime(now), variables }), ...asked].join('\n'),
      encoding: 'utf8',
      maxBuffer: mostBytes
    }
  );
  if (status !== 0) throw new Error(`The real engine did not answer:\n${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}
