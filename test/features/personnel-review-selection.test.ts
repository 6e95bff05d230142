import { describe } from '@jest/globals';
import { tellStory } from '../support/story/tell-story.ts';
import { teacherSelectionStory } from './teacher-selection-story.ts';

describe('a city school’s selection among 412 candidates, on SQLite', () => {
  tellStory(teacherSelectionStory);
});
