import assert from 'node:assert/strict';
import type { Answers } from '../support/play.ts';
import { engineHoldsNothing, verifyAudit } from '../support/story/closing-chapters.ts';
import { approvePlan, openPlan, submitPlan } from '../support/story/plan-chapters.ts';
import { isRefusedAt } from '../support/story/refusals.ts';
import { earlierAt, everybody, reaches, refusedAt, roomOf } from '../support/story/rooms.ts';
import type { Chapter, Story } from '../support/story/story.ts';
import { setting } from './exam/setting.ts';
import { nothingOf, witnesses } from './exam/shared.ts';
import { refuseGrade, setQuestions, closeVenue } from './exam/questions.ts';
import { itemStates, movePackages, sealDiffers, holdAgain } from './exam/packages.ts';
import { moveScripts, recountScripts, decideShortage } from './exam/scripts.ts';
import { handOver, mark, enterScores } from './exam/marking.ts';

const graded = ['setter-list', 'question-papers', 'venue-media', 'scripts', 'identity-key', 'scores'];

const releasing: Answers = {
  SettlePapers: { paperDisposition: 'published', ...witnesses },
  ListReleases: {
    releaseItems: graded.map((releaseArtefact) => ({
      releaseArtefact,
      releaseAction: releaseArtefact === 'venue-media' ? 'keep' : 'declassify',
      releaseGround: '已依法公布'
    })),
    reviewAgainOn: '2028-03-01'
  },
  ApproveRelease: { releaseDecision: 'approve' }
};

const release: Chapter = {
  title: '試題公開、解密；闈場媒體保存滿一年始銷毀',
  async play(play, { caseKey }) {
    const archived = async () =>
      (await play.desk.product.desk.store.tasks.ofCase(caseKey)).some(
        ({ elementId, state }) => elementId === 'ArchiveCase' && state === 'done'
      );
    const listed = async () =>
      (await roomOf(play, 'ethics1', caseKey)).openTasks.some(
        ({ elementId }) => elementId === 'ApproveRelease'
      );
    await play.workOff(caseKey, everybody(play), listed, { answers: releasing, leave: ['ApproveRelease'] });
    const [list] = await earlierAt(play, 'head', caseKey, 'ApproveRelease');
    const told = list?.answers.map(({ text }) => text) ?? [];
    assert.ok(
      told.some((text) => text.startsWith('試題；')),
      told.join()
    );
    assert.equal(told.at(-1), '117年3月1日');
    await play.workOff(caseKey, everybody(play), archived, { answers: releasing });
    await play.desk.moveTo('2028-01-22T09:00:00+08:00');
    await nothingOf(play, 'custodian', caseKey, 'DestroyMedia');
    await play.desk.moveTo('2028-01-24T09:00:00+08:00');
    const destruction = await play.awaitTask('custodian', caseKey, 'DestroyMedia');
    const alone = { ...witnesses, witness2: witnesses.witness1 };
    const refused = await refusedAt(play, 'custodian', caseKey, 'DestroyMedia', alone);
    isRefusedAt(refused, 'witness2', 'tp-07.6');
    await play.complete('custodian', destruction, { mediaCount: 2, ...witnesses });
    assert.deepEqual(await itemStates(play, caseKey, 'venue-media'), ['- destroyed', '- destroyed']);
    await play.does('ethics1', caseKey, 'EvaluatePlan', { effect: 'good' });
    await reaches(play, caseKey, 'closed');
    assert.ok((await roomOf(play, 'ethics1', caseKey)).measures.length > 20);
  }
};

const papers: Chapter = {
  title: '簽收單、啟封紀錄、點卷單均已製作',
  async play(play, { caseKey }) {
    const { documents } = await roomOf(play, 'ethics1', caseKey);
    const pdfs = documents.filter(({ format }) => format === 'pdf');
    const count = (id: string) => pdfs.filter(({ templateId }) => templateId === id).length;
    assert.deepEqual(
      ['receipt', 'opening-record', 'count-sheet'].map((id) => [id, count(id)]),
      [
        ['receipt', 12],
        ['opening-record', 4],
        ['count-sheet', 2]
      ]
    );
  }
};

const secrets = ['寒露', '海風市環境稽查員', '白翊安', 'EX-2026-0', 'ES-2026-0', 'MEDIA-2026', 'E110,69'];

/** A city's recruitment examination, held again because a package's seal differed. */
export const examStory: Story = {
  templateId: 'plan-exam',
  secrets,
  chapters: [
    openPlan(setting),
    refuseGrade,
    submitPlan(setting),
    approvePlan(setting),
    setQuestions,
    closeVenue,
    movePackages,
    sealDiffers,
    holdAgain,
    moveScripts,
    recountScripts,
    decideShortage,
    handOver,
    mark,
    enterScores,
    release,
    papers,
    engineHoldsNothing(secrets),
    verifyAudit
  ]
};
