import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { procurementStory } from '../features/procurement-story.ts';
import { tellStoryOn } from '../support/story/tell-story.ts';
import { until, waitUpTo } from '../support/until.ts';
import { morning, startDeskOn } from './desk.ts';
import { Visitor } from './proxy/ask.ts';
import { startProxy, type Proxy } from './proxy/proxy.ts';
import { startCluster, type Cluster } from './real/cluster.ts';
import { tasklistShowsTheSame } from './tasklist.ts';
import { userTaskCases } from './user-tasks/cases.ts';
import { startEmbedded } from './user-tasks/embedded.ts';
import { act, begin, look, RestEngine } from './user-tasks/play-cases.ts';
import { isBounded } from '../support/cases.ts';

/** Bounded: the story until the plan runs as it was approved. */
const untilItRuns = 3;
const chapters = isBounded ? procurementStory.chapters.slice(0, untilItRuns) : procurementStory.chapters;

const startMs = 900_000;
const chapterMs = 900_000;

/** What a cluster shows, it shows some seconds late, and much later on a machine that others share. */
const patienceMs = 240_000;

describe('a real cluster, Camunda 8.6.0', () => {
  let cluster: Cluster;
  let proxy: Proxy;
  beforeAll(async () => {
    waitUpTo(patienceMs);
    cluster = await startCluster();
    proxy = await startProxy(cluster);
  }, startMs);
  afterAll(async () => {
    await proxy?.close();
    await cluster?.end();
  }, startMs);

  describe('the procurement story, the product over MariaDB', () => {
    let visitor: Visitor;
    beforeAll(() => {
      visitor = new Visitor(cluster.webApps);
    });
    tellStoryOn(
      { start: () => startDeskOn(proxy.url), startMs, chapterMs },
      {
        chapters: chapters.flatMap((chapter) => [chapter, tasklistShowsTheSame(() => visitor, chapter.title)])
      }
    );
  });

  it(
    'does to native user tasks what the embedded engine does',
    async () => {
      const embedded = await startEmbedded(Date.parse(morning));
      try {
        const ours = new RestEngine(embedded.url);
        const theirs = new RestEngine(proxy.url);
        const [mine, real] = await Promise.all([begin(ours, userTaskCases), begin(theirs, userTaskCases)]);
        await Promise.all([act(ours, mine), act(theirs, real)]);
        const wanted = await look(ours, mine);
        let seen = await look(theirs, real);
        await until(
          async () => isDeepStrictEqual((seen = await look(theirs, real)), wanted),
          () => 'they differ'
        ).catch(() => undefined);
        expect(wanted).toEqual(seen);
        expect(wanted).toHaveLength(userTaskCases.length);
      } finally {
        await embedded.close();
      }
    },
    chapterMs
  );
});
