import { describe, expect, it } from '@jest/globals';
import { roomOf } from '../support/story/rooms.ts';
import { tellStory } from '../support/story/tell-story.ts';
import { secretMeetingStory } from './secret-meeting-story.ts';

describe('a secret meeting whose twelve papers come back but one, on SQLite', () => {
  const told = tellStory(secretMeetingStory);

  it('leaves whoever was taken off the list without any trace of the case', async () => {
    const { desk, state } = told();
    const { tasks } = await desk.as('staff').call('tasks', { query: { limit: 100 } });
    expect(tasks.filter(({ caseKey }) => caseKey === state.caseKey)).toEqual([]);
  });

  it('shows who answers for the meeting among the measures of the plan', async () => {
    const { play, state } = told();
    const { measures } = await roomOf(play, 'ethics1', state.caseKey);
    const meeting = measures.find(({ elementId }) => elementId === 'CallMeeting');
    expect(meeting).toMatchObject({ role: 'ethics-officer', state: 'done' });
  });
});
