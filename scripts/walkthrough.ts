import assert from 'node:assert/strict';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { verifyAuditFile } from '../persistence/audit/verify-file.ts';
import { stories } from '../test/features/stories.ts';
import { startDesk } from '../test/support/desk.ts';
import { Play } from '../test/support/play.ts';
import { playStory, type Story } from '../test/support/story/story.ts';
import { exportAudit, exportDocuments } from './walkthrough/export-documents.ts';

const usual = 'plan-procurement-bid';

/** The story of the plan that the command line asks for; ends the command where there is none. */
function storyAsked(): Story {
  const { values } = parseArgs({ options: { plan: { type: 'string', default: usual } } });
  const story = stories.find(({ templateId }) => templateId === values.plan);
  if (story) return story;
  const ready = [...new Set(stories.map(({ templateId }) => templateId))].join(', ');
  console.error(
    `沒有 ${values.plan} 的演練；可用者見後。 / There is no walkthrough of ${values.plan}; there is: ${ready}`
  );
  process.exit(1);
}

/** Plays a plan from its beginning to its end over the desk's HTTP interface and prints what happens. */
async function main(): Promise<void> {
  const story = storyAsked();
  const desk = await startDesk();
  try {
    console.log(`守密 Shoumi 於 ${desk.url}，資料在 ${desk.dataDir}（結束即刪除）`);
    let chapter = 0;
    const play = new Play(desk, (line) => console.log(`    ${line}`));
    const { caseKey, leakKey } = await playStory(play, story.chapters, (title) => {
      chapter += 1;
      console.log(`\n${String(chapter).padStart(2)}. ${title}`);
    });
    const { folder, files } = await exportDocuments(desk.as('ethics1'), [
      { caseKey, endpoint: 'caseRoom' },
      ...(leakKey ? [{ caseKey: leakKey, endpoint: 'leakRoom' } as const] : [])
    ]);
    const titles = new Set(files.map((file) => path.extname(file)));
    assert.deepEqual([...titles].sort(), ['.fodt', '.pdf'], 'every document is filed as ODF and PDF');
    console.log(`\n文件 ${files.length} 份匯出於 ${folder}`);
    for (const file of files) console.log(`    ${path.basename(file)}`);
    const verdict = await verifyAuditFile(await exportAudit(desk.as('ethics1'), folder));
    assert.ok(verdict.ok, 'the exported audit log verifies without the desk');
    console.log(`\n稽核驗證：${verdict.entries} 筆，雜湊鏈完整 · audit log intact, head ${verdict.head}`);
    console.log('\n全部查核通過 · every check held');
  } finally {
    await desk.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  }
);
