import { embeddedDriver } from './drive/embedded.ts';
import { realDriver } from './drive/real.ts';
import { generate } from './generate/generate.ts';
import { play } from './play/play.ts';
import { writeFileSync } from 'node:fs';
const [from = 0, to = 30] = process.argv.slice(2).map(Number);
const t0 = performance.now(); const cpu = process.cpuUsage();
const real = await realDriver();
const embedded = await embeddedDriver(Date.now());
console.log('ready', performance.now() - t0);
const cases = Array.from({ length: to - from }, (_, i) => generate(from + i));
const outcomes = await play({ real, embedded }, cases);
let bad = 0;
for (const { played, steps, difference } of outcomes) {
  if (!difference) continue;
  bad++;
  writeFileSync(`/tmp/camx/${played.name}.bpmn`, Object.values(played.files).join('\n'));
  console.log(`== ${played.name} after ${steps}: ${difference.act}\n  real:\n    ${difference.onlyReal.map(l=>l.slice(0,300)).slice(0, 10).join('\n    ')}\n  embedded:\n    ${difference.onlyEmbedded.map(l=>l.slice(0,300)).slice(0, 10).join('\n    ')}`);
}
console.log(outcomes.length, 'cases', bad, 'different', outcomes.reduce((s, o) => s + o.steps, 0), 'steps cpu', process.cpuUsage(cpu).user / 1e6, performance.now() - t0);
if (process.env.LINES) {
  const { portraits } = await import('./play/portrait.ts');
  for (const [side, d] of [['real', real], ['embedded', embedded]] as const)
    for (const p of portraits(await d.observe()).values())
      for (const l of p.lines) if (new RegExp(process.env.LINES).test(l)) console.log(side, l);
}
await real.close();
await embedded.close();
