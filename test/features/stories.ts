import type { Story } from '../support/story/story.ts';
import { examStory } from './exam-story.ts';
import { annualReviewStory } from './annual-review-story.ts';
import { procurementStory } from './procurement-story.ts';
import { secretMeetingStory } from './secret-meeting-story.ts';
import { teacherSelectionStory } from './teacher-selection-story.ts';

/** One story per plan template: told on SQLite and MariaDB, and by `npm run walkthrough -- --plan <template>`. */
export const stories: readonly Story[] = [
  procurementStory,
  secretMeetingStory,
  annualReviewStory,
  teacherSelectionStory,
  examStory
];
