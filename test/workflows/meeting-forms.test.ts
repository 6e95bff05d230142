import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { FormSchema } from '../../server/forms/form-schema.ts';
import type { Values } from '../../server/forms/expression.ts';
import { readAnswers } from '../../server/forms/read-answers.ts';
import { fillForm } from '../support/fill-form.ts';

const now = new Date('2026-12-28T02:00:00Z');

const formOf = (formId: string): FormSchema =>
  JSON.parse(readFileSync(new URL(`../../forms/${formId}.form`, import.meta.url), 'utf8')) as FormSchema;

/** What a form refuses of an answer, over what the process offers: field → clauses; nothing when it takes the answer. */
function refused(formId: string, offered: Values, answers: Values): Values {
  const form = formOf(formId);
  const read = readAnswers(form, fillForm(form, offered, answers, now), offered, now.getTime());
  const problems = 'refusal' in read ? (read.refusal.problems ?? []) : [];
  return Object.fromEntries(problems.map(({ path, clauses }) => [path, clauses]));
}

const person = { value: 'p-1', label: '林青禾' };
const held = {
  reminders: ['grade', 'duty', 'recording', 'devices', 'leave'],
  presentMembers: ['p-1'],
  signInWay: 'paper',
  recordingBy: 'staff',
  meetingOutcome: 'held'
};
const hold = (offered: Values, answers: Values) =>
  refused('secret-meeting--hold-meeting', { participants: [person], ...offered }, { ...held, ...answers });

it('a meeting in person is signed in on paper; one by video by screenshot too', () => {
  expect(hold({ meetingMode: 'in-person' }, {})).toEqual({});
  expect(hold({ meetingMode: 'video' }, {})).toEqual({ signInWay: ['wh-hr.4'] });
  expect(hold({ meetingMode: 'video' }, { signInWay: 'paper-and-screenshot' })).toEqual({});
});

it('what others recorded is entered with how it is preserved, and everything is announced', () => {
  const recorded = { recordingBy: 'others' };
  expect(hold({}, recorded)).toEqual({});
  expect(Object.keys(hold({}, { ...recorded, recordingEvidence: '' }))).toEqual(['recordingEvidence']);
  expect(hold({}, { reminders: ['grade'] })).toEqual({ reminders: ['tc-mtg.4', 'ml-mtg.2'] });
});

const arrange = (offered: Values, answers: Values) =>
  refused('secret-meeting--arrange-meeting', offered, {
    meetingGrade: 'official-secret',
    agendaKinds: ['discussion'],
    meetingMode: 'video',
    paperDelivery: 'redacted',
    ...answers
  });

const gradeClauses = ['wh-vid.1', 'wh-em.3', 'tc-oth.6'];

it('a video meeting is refused where the plan holds it in person, or the agenda or the grade forbids it', () => {
  expect(arrange({}, {})).toEqual({});
  expect(arrange({ inPersonOnly: true }, {})).toEqual({ meetingMode: ['wh-hr.2'] });
  for (const kind of ['discipline', 'annual-review', 'vote'])
    expect(arrange({}, { agendaKinds: [kind] })).toEqual({ meetingMode: ['wh-hr.2'] });
  for (const meetingGrade of ['confidential', 'secret', 'top-secret'])
    expect(arrange({}, { meetingGrade })).toEqual({ meetingGrade: gradeClauses });
  expect(arrange({}, { meetingMode: 'in-person', agendaKinds: ['vote'], meetingGrade: 'secret' })).toEqual(
    {}
  );
});

it('the arrangement has the grade that was settled, so that no lower one opens the way to a video meeting', () => {
  const settled = { gradedAs: 'secret' };
  for (const meetingMode of ['video', 'in-person'])
    expect(arrange(settled, { meetingMode })).toEqual({ meetingGrade: gradeClauses });
  expect(arrange(settled, { meetingMode: 'in-person', meetingGrade: 'secret' })).toEqual({});
  expect(arrange({ gradedAs: 'official-secret' }, {})).toEqual({});
});

it('a briefing leaves nothing out', () => {
  expect(
    refused(
      'secrecy-briefing--give-briefing',
      {},
      { briefingContents: ['duty'], briefingResult: 'all-present' }
    )
  ).toEqual({ briefingContents: ['wh-vid.2', 'ac-m.3'] });
});

it('a grade has a period or a condition', () => {
  const grade = (answers: Values) =>
    refused('plan-secret-meeting--grade-meeting', {}, { meetingGrade: 'official-secret', ...answers });
  expect(grade({})).toEqual({ meetingGrade: ['tc-oth.6'] });
  expect(grade({ releaseCondition: '公開展覽後' })).toEqual({});
  expect(grade({ secrecyUntil: '2027-12-31' })).toEqual({});
});
