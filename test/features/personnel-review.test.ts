import { describe } from '@jest/globals';
import { tellStory } from '../support/story/tell-story.ts';
import { annualReviewStory } from './annual-review-story.ts';

describe('a bureau’s annual review of 137 people, on SQLite', () => {
  tellStory(annualReviewStory);
});
