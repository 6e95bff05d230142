import type { Story } from './story.ts';

/** Plays open tasks of the meeting and the spot check, one after the other, as they come. */
export async function meet(story: Story, meetingOutcome = 'held'): Promise<void> {
  const answers: Record<string, object> = {
    ArrangeMeeting: { meetingMode: 'in-person' },
    InspectVenue: { venueResult: 'clear' },
    ApprovePaperIssue: { issueDecision: 'approve' },
    GiveBriefing: { briefingResult: 'all-present' },
    IssueCopy: { issueDecision: 'issued' },
    CollectCopy: { returnDecision: 'collected' },
    HoldMeeting: { meetingOutcome },
    ApproveMinutes: { minutesDecision: 'approve' },
    CarryOutSpotCheck: { spotCheckResult: 'normal' },
    PreparePapers: {},
    DestroyWaste: {},
    KeepMinutes: {}
  };
  for (;;) {
    const next = story.open().find((elementId) => Object.hasOwn(answers, elementId));
    if (!next) return;
    await story.complete(next, { ...answers[next] });
  }
}
