import { startEngineServer } from '../../engine/server.ts';
import { silentLogger } from '../../engine/testing/silent-logger.ts';
import { hostileInputs, ordinary } from '../../test/support/hostile-inputs.ts';
import { median, timed } from '../support/measure.ts';
import type { Section } from '../support/section.ts';
import { databases, withEngine } from '../support/stores.ts';

/** How long the gateway takes to refuse what the tests of the attack cases send to it. */
export const hostile: Section = async (scale, show) => {
  const figures: Record<string, number[]> = {};
  await databases.sqlite((store) =>
    withEngine(store, ordinary, async (engine) => {
      const server = await startEngineServer({
        engine,
        queries: store,
        port: 0,
        token: null,
        logger: silentLogger
      });
      for (let round = 0; round < scale.rounds; round++)
        for (const { row, name, path, body, contentType, status } of hostileInputs) {
          const sent = body();
          const ms = await timed(async () => {
            const headers = contentType === undefined ? undefined : { 'content-type': contentType };
            const response = await fetch(`${server.url}${path}`, { method: 'POST', body: sent, headers });
            await response.arrayBuffer();
            if (response.status !== status) throw new Error(`${name} was answered with ${response.status}`);
          });
          (figures[`${row} ${name}`] ??= []).push(ms);
        }
      await server.close();
    })
  );
  const medians = Object.entries(figures).map(([name, all]) => [name, median(all)] as const);
  for (const [name, ms] of medians) show(`refused, ms: ${name}`, ms.toFixed(1));
  return Object.fromEntries(medians);
};
