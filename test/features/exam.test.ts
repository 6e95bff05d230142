import { describe } from '@jest/globals';
import { tellStory } from '../support/story/tell-story.ts';
import { examStory } from './exam-story.ts';

describe('a city’s recruitment examination whose first package had another seal, on SQLite', () => {
  tellStory(examStory);
});
