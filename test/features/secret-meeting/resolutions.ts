import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import { refuses } from '../../support/story/refusals.ts';
import { earlierAt, refusedAt, roomOf } from '../../support/story/rooms.ts';
import { doesFor } from '../../support/story/several.ts';
import type { Chapter } from '../../support/story/story.ts';

const carriedOut = { progress: '圖說已補正', resolutionState: 'done' };
const released = { resolutionDecision: 'release' };

export const listResolutions: Chapter = {
  title: '決議逐項登列：未載保密期限或解密條件者不受理，主席確認',
  async play(play, { caseKey }) {
    const about = { responsible: '新建工程科', resolutionDueOn: '2027-01-15' };
    const dated = {
      ...about,
      resolution: '補正變更範圍圖說',
      releaseOn: '2027-01-25',
      releaseCondition: null
    };
    const exhibited = { ...dated, resolution: '公開展覽文件送核', releaseOn: null };
    const withTerms = { ...exhibited, releaseCondition: '公開展覽公告' };
    const listed = (second: Values, fields: Readonly<Record<string, string>>) =>
      refuses(play, 'officer1', caseKey, 'RecordResolutions', { resolutions: [dated, second] }, fields);
    await listed(exhibited, { 'resolutions[1].releaseCondition': 'tc-oth.6' });
    await listed(
      { ...withTerms, releaseOn: '2027-01-25' },
      { 'resolutions[1].releaseCondition': 'tc-oth.6' }
    );
    const past = { resolutions: [{ ...dated, releaseOn: '2026-01-25' }, withTerms] };
    const { problems } = await refusedAt(play, 'officer1', caseKey, 'RecordResolutions', past);
    assert.equal(problems?.map(({ path }) => path).join(), 'resolutions[0].releaseOn');
    await play.does('officer1', caseKey, 'RecordResolutions', { resolutions: [dated, withTerms] });
    const [shown] = await earlierAt(play, 'maintenance', caseKey, 'ConfirmResolutions');
    assert.ok(shown);
    assert.ok(shown.answers.some(({ text }) => text.includes('補正變更範圍圖說')));
    assert.ok(
      shown.answers.some(({ text }) => text.includes('116年1月15日')),
      'dates are told as papers write them'
    );
    await play.does('maintenance', caseKey, 'ConfirmResolutions', { resolutionsConfirmation: 'confirm' });
  }
};

export const trackResolutions: Chapter = {
  title: '決議逐項解除：一項條件成就即解除，另一項按期填報至期限屆至',
  async play(play, { caseKey }) {
    const reports = (resolution: string, answers: Values) =>
      doesFor(play, 'officer1', caseKey, 'ReportResolution', resolution, answers);
    await reports('1', { progress: '辦理中', resolutionState: 'open' });
    await reports('2', carriedOut);
    await doesFor(play, 'ethics2', caseKey, 'CheckCondition', '2', { conditionState: 'met' });
    await doesFor(play, 'maintenance', caseKey, 'ReleaseResolution', '2', released);
    await play.desk.moveTo('2027-01-20T09:00:00+08:00');
    await reports('1', carriedOut);
    const { openTasks } = await roomOf(play, 'ethics1', caseKey);
    assert.ok(!openTasks.some(({ elementId }) => elementId === 'ReleaseResolution'), 'released too early');
    await play.desk.moveTo('2027-01-25T09:00:00+08:00');
    const release = await play.awaitTask('maintenance', caseKey, 'ReleaseResolution');
    const shown = await play.desk.as('maintenance').call('task', { params: { taskKey: release.taskKey } });
    assert.ok(shown.documents.some(({ templateId }) => templateId === 'resolution-list'));
    await play.complete('maintenance', release, released);
  }
};
