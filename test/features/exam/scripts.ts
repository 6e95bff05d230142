import assert from 'node:assert/strict';
import type { Values } from '../../../server/forms/expression.ts';
import { isDueAt } from '../../support/story/rooms.ts';
import { doesFor, taskOf } from '../../support/story/several.ts';
import type { Chapter } from '../../support/story/story.ts';
import { rooms, sealOf, seen, witnesses } from './shared.ts';

/** What stands in a room once everything was looked for: in the second one a script is missing. */
const counts: Readonly<Record<string, Values>> = {
  '1': { countResult: 'tallied', absentCount: 1, scriptCount: 11 },
  '2': { countResult: 'short', absentCount: 1, scriptCount: 10, missingScripts: 1 }
};

export const moveScripts: Chapter = {
  title: '試卷點出：合計不符者不能送出，短少者據實登錄',
  async play(play, { caseKey }) {
    for (const room of rooms) {
      const common = { seatCount: 12, paperCount: 12, ...witnesses };
      const out = await taskOf(play, 'maintenance', caseKey, 'CountScriptsOut', room);
      const wrong = { ...common, ...counts['1'], scriptCount: 10 };
      await assert.rejects(
        play.complete('maintenance', out, wrong),
        /scriptCount: 收回試卷數加缺考人數須等於應到人數/
      );
      const hidden = { ...common, ...counts['2'], missingScripts: 2 };
      await assert.rejects(play.complete('maintenance', out, hidden), /missingScripts: 短少數不得為零/);
      const first = room === '1' ? { ...counts['1'], absentCount: 2, scriptCount: 10 } : counts[room];
      await play.complete('maintenance', out, { ...common, ...first });
      await doesFor(play, 'maintenance', caseKey, 'SealItem', room, {
        sealNumber: sealOf('SC', room),
        ...witnesses
      });
      await doesFor(play, 'custodian', caseKey, 'KeepItem', room, seen('SC', room));
      await doesFor(play, 'officer1', caseKey, 'DeliverItem', room, seen('SC', room));
      await doesFor(play, 'officer1', caseKey, 'OpenItem', room, { ...seen('SC', room), ...witnesses });
    }
  }
};

export const recountScripts: Chapter = {
  title: '收卷處清點不符：不能逕行送出，由試場見證重點後相符',
  async play(play, { caseKey }) {
    const received = await taskOf(play, 'officer1', caseKey, 'CountScriptsIn', '1');
    isDueAt(received, '2027-01-25T17:30+08:00');
    const counted = { countCheck: 'match', scriptCount: 11, paperCount: 12 };
    await assert.rejects(play.complete('officer1', received, counted), /ENTRIES_DIFFER.*scriptCount/);
    const differs = { countCheck: 'differs', foundScripts: 11, foundPapers: 12 };
    await play.complete('officer1', received, differs);
    const recount = { seatCount: 12, paperCount: 12, ...counts['1'], ...witnesses };
    await doesFor(play, 'maintenance', caseKey, 'RecountScripts', '1', recount);
    await doesFor(play, 'officer1', caseKey, 'CountScriptsIn', '1', counted);
  }
};

export const decideShortage: Chapter = {
  title: '第二試場短少一份：陳首長裁示，敘明理由續行',
  async play(play, { caseKey }) {
    const counted = { countCheck: 'match', scriptCount: 10, paperCount: 12 };
    await doesFor(play, 'officer1', caseKey, 'CountScriptsIn', '2', counted);
    const task = await taskOf(play, 'head', caseKey, 'DecideShortage', '2');
    const { earlier } = await play.desk.as('head').call('task', { params: { taskKey: task.taskKey } });
    assert.deepEqual(
      earlier.map(({ elementId }) => elementId),
      ['CountScriptsOut', 'CountScriptsIn']
    );
    await play.complete('head', task, {
      shortageDecision: 'accept',
      shortageReasons: '應考人當場撕毀試卷，碎片已封存'
    });
  }
};
