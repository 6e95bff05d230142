import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import { refuses } from '../../support/story/refusals.ts';
import type { Chapter } from '../../support/story/story.ts';
import { attendeesOf, papers } from './attendance.ts';

const everyItem = {
  paperItems: ['isolated', 'mark', 'watermark', 'number', 'drafts'],
  venueItems: ['sound', 'lines', 'devices', 'access', 'waste'],
  briefingContents: ['grade', 'duty', 'recording', 'papers', 'sending', 'report'],
  reminders: ['grade', 'duty', 'recording', 'devices', 'leave']
};

const inPerson = {
  meetingGrade: 'official-secret',
  agendaKinds: ['discussion'],
  meetingMode: 'in-person',
  paperDelivery: 'numbered'
};

export const arrangeMeeting: Chapter = {
  title: '召開方式：不合規定之視訊與電子化會議不受理；設備不合格者改為實體',
  async play(play, { caseKey }) {
    const video = { ...inPerson, meetingMode: 'video' };
    const arranged = (answers: Values, fields: Readonly<Record<string, string>>) =>
      refuses(play, 'ethics2', caseKey, 'ArrangeMeeting', answers, fields);
    await arranged({ ...video, agendaKinds: ['discussion', 'vote'] }, { meetingMode: 'wh-hr.2' });
    await arranged({ ...inPerson, paperDelivery: 'e-meeting' }, { paperDelivery: 'wh-em.3' });
    await play.does('ethics2', caseKey, 'ArrangeMeeting', video);
    await play.does('maintenance', caseKey, 'ConsentVideo', { videoConsent: 'approve' });
    const halfTested = { equipmentItems: ['software', 'room'], equipmentResult: 'clear' };
    await refuses(play, 'infosec', caseKey, 'TestEquipment', halfTested, { equipmentResult: 'wh-vid.6' });
    await play.does('infosec', caseKey, 'TestEquipment', { equipmentResult: 'unfit' });
    await play.does('ethics2', caseKey, 'ArrangeMeeting', inPerson);
  }
};

export const prepareMeeting: Chapter = {
  title: '會場、資料、抽查與會前提示；期限避開連假',
  async play(play, { caseKey }) {
    const venue = await play.awaitTask('general', caseKey, 'InspectVenue');
    assert.equal(Date.parse(venue.dueAt ?? ''), Date.parse('2026-12-24T17:30:00+08:00'));
    await play.desk.moveTo('2026-12-23T14:00:00+08:00');
    const { venueItems, paperItems, briefingContents } = everyItem;
    const halfChecked = { venueItems: ['sound'], venueResult: 'clear' };
    await refuses(play, 'general', caseKey, 'InspectVenue', halfChecked, { venueResult: 'tp-10.2' });
    await play.does('general', caseKey, 'InspectVenue', { venueItems, venueResult: 'clear' });
    await play.does('ethics1', caseKey, 'CarryOutSpotCheck', { spotCheckResult: 'deficient' });
    await play.does('construction', caseKey, 'ImproveDeficiency');
    await play.does('ethics1', caseKey, 'VerifyImprovement', { improvementResult: 'improved' });
    const spare = { paperItems, copiesMade: papers + 1 };
    await refuses(play, 'officer1', caseKey, 'PreparePapers', spare, { copiesMade: 'ml-mtg.3' });
    await play.does('officer1', caseKey, 'PreparePapers', { paperItems, copiesMade: papers });
    await play.does('maintenance', caseKey, 'ApprovePaperIssue', { issueDecision: 'approve' });
    await play.does('ethics2', caseKey, 'GiveBriefing', { briefingContents, briefingResult: 'some-absent' });
    await play.does('officer1', caseKey, 'BriefAbsentees');
  }
};

export const holdMeeting: Chapter = {
  title: '連假後開會：十二份編號資料發給，廢件二人見證銷毀',
  async play(play, { caseKey }) {
    await play.desk.moveTo('2026-12-28T10:00:00+08:00');
    for (let copy = 0; copy < papers; copy += 1)
      await play.does('officer1', caseKey, 'IssueCopy', { issueDecision: 'issued' });
    const present = (await attendeesOf(play, caseKey)).map(({ participationId }) => participationId);
    const held = {
      reminders: everyItem.reminders,
      presentMembers: present,
      signInWay: 'paper',
      recordingBy: 'none',
      meetingOutcome: 'held'
    };
    const meeting = await play.awaitTask('maintenance', caseKey, 'HoldMeeting');
    const recorded = { ...held, recordingBy: 'others', recordingEvidence: '' };
    await assert.rejects(play.complete('maintenance', meeting, recorded), /INVALID_INPUT.*recordingEvidence/);
    await play.does('maintenance', caseKey, 'HoldMeeting', held);
    const alone = { witness1: '祝家豪', witness2: '祝家豪' };
    await refuses(play, 'officer1', caseKey, 'DestroyWaste', alone, { witness2: 'tp-07.6' });
    await play.does('officer1', caseKey, 'DestroyWaste', { witness1: '祝家豪', witness2: '游承翰' });
  }
};
