import type { Play } from '../play.ts';

/** Where a story has got to; each chapter adds to it. */
export interface StoryState {
  caseKey: string;
  leakKey: string;
  approvedXml: string;
}

export interface Chapter {
  readonly title: string;
  readonly play: (play: Play, state: StoryState) => Promise<void>;
}

/** A plan played from its opening to its end; tests and the walkthrough play the same. */
export interface Story {
  readonly templateId: string;
  readonly chapters: readonly Chapter[];
  /** Words of the story that only the case store may hold. */
  readonly secrets: readonly string[];
}

export const newState = (): StoryState => ({ caseKey: '', leakKey: '', approvedXml: '' });

/** Plays chapters in order; answers where the story ended. */
export async function playStory(
  play: Play,
  chapters: readonly Chapter[],
  begin: (title: string) => void = () => undefined
): Promise<StoryState> {
  const state = newState();
  for (const chapter of chapters) {
    begin(chapter.title);
    await chapter.play(play, state);
  }
  return state;
}
