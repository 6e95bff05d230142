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

/** One test per chapter on a desk of their own, for a `describe`; answers what the tests after them may look at. */
export function tellStory({ chapters }: Pick<Story, 'chapters'>, options: DeskOptions = {}): () => Telling {
  let desk: TestDesk;
  const state = newState();
  beforeAll(async () => {
    desk = await startDesk(options);
  }, 60_000);
  afterAll(() => desk?.close());
  for (const { title, play } of chapters) it(title, () => play(new Play(desk), state), 120_000);
  return () => ({ desk, play: new Play(desk), state });
}
