import { afterAll, beforeAll, it } from '@jest/globals';
import { startDesk, type DeskOptions, type TestDesk } from '../desk.ts';
import { Play } from '../play.ts';
import { newState, type Story, type StoryState } from './story.ts';

/** What a test may look at beside and after the chapters. */
export interface Telling {
  readonly desk: TestDesk;
  readonly play: Play;
  readonly state: StoryState;
}

/** Where and how patiently a story is told. */
export interface Stage {
  readonly start: () => Promise<TestDesk>;
  readonly startMs: number;
  readonly chapterMs: number;
}

/** One test per chapter on a desk of their own, for a `describe`; answers what the tests after them may look at. */
export const tellStory = (story: Pick<Story, 'chapters'>, options: DeskOptions = {}): (() => Telling) =>
  tellStoryOn({ start: () => startDesk(options), startMs: 60_000, chapterMs: 120_000 }, story);

/** {@link tellStory} on a desk that is started otherwise. What comes after a chapter that failed is not waited for. */
export function tellStoryOn(
  { start, startMs, chapterMs }: Stage,
  { chapters }: Pick<Story, 'chapters'>
): () => Telling {
  let desk: TestDesk;
  let told = 0;
  const state = newState();
  beforeAll(async () => {
    desk = await start();
  }, startMs);
  afterAll(() => desk?.close(), startMs);
  for (const [number, { title, play }] of chapters.entries())
    it(
      title,
      async () => {
        if (told < number) throw new Error('a chapter before this one failed');
        await play(new Play(desk), state);
        told = number + 1;
      },
      chapterMs
    );
  return () => ({ desk, play: new Play(desk), state });
}
