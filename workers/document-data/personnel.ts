import type { BallotRecordData, ReviewNoticeData } from '../../documents/index.ts';
import { isRecord } from '../job-input.ts';
import { labelled, shown } from './answers.ts';
import type { DataContext } from './context.ts';

/** 開票紀錄 of the last count. */
export function ballotRecordData({ answers }: DataContext): Promise<BallotRecordData> {
  const count = answers.at('CountBallots').at(-1);
  const answer = (key: string): string => shown(count?.values[key]);
  const rows = count?.values['ballotResults'];
  return Promise.resolve({
    countedAt: count?.sealedAt ?? '',
    issued: answer('ballotsIssued'),
    valid: answer('ballotsValid'),
    invalid: answer('ballotsInvalid'),
    unused: answer('ballotsUnused'),
    missing: answer('ballotsMissing'),
    results: (Array.isArray(rows) ? rows.filter(isRecord) : []).map((row) => ({
      matter: shown(row['ballotMatter']),
      votes: shown(row['ballotVotes'])
    })),
    witnesses: [answer('witness1'), answer('witness2')],
    resealed: answer('ballotsResealed')
  });
}

/** 通知 as the officer gave it last. */
export function reviewNoticeData({ answers }: DataContext): Promise<ReviewNoticeData> {
  const notice = answers.at('IssueNotice').at(-1);
  return Promise.resolve({
    noticeNumber: shown(notice?.values['noticeNumber']),
    issuedAt: notice?.sealedAt ?? '',
    manner: labelled('noticeManner', notice?.values['noticeManner']),
    subject: shown(notice?.values['noticeSubject']),
    remedy: shown(notice?.values['noticeRemedy'])
  });
}
