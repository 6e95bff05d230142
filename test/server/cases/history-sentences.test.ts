import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { knownActs, sentenceOf } from '../../../server/cases/history-sentences.ts';
import type { AuditRecord } from '../../../persistence/contract/index.ts';

const names = {
  task: (key: string) => (key === '17' ? '登記擬製' : undefined),
  artefact: (id: string) => (id === 'reserve-price' ? '底價' : undefined),
  person: (id: string) => (id === 'p-1' ? '溫以恆' : undefined)
};

const entry = (act: string, facts: AuditRecord['facts']) => ({ act, facts }) as AuditRecord;
const chinese = (act: string, facts: AuditRecord['facts']) => sentenceOf(entry(act, facts), names).zh;

/** Acts of no case, and acts of reading, which no history shows. */
const elsewhere = /^(session|audit|installation)\.|\.read$/;

async function actsWritten(): Promise<string[]> {
  const root = new URL('../../../', import.meta.url);
  const found = ['server', 'workers'].map(async (room) => {
    const files = await readdir(new URL(room, root), { recursive: true });
    const texts = files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFile(new URL(`${room}/${file}`, root), 'utf8'));
    return (await Promise.all(texts)).flatMap((text) =>
      [
        ...text.matchAll(/\b(?:act|audit): ?(?:[^'\n]*\? )?'([a-z]+\.[a-z-]+)'(?: : '([a-z]+\.[a-z-]+)')?/g)
      ].flatMap(([, one = '', other]) => (other ? [one, other] : [one]))
    );
  });
  return [...new Set((await Promise.all(found)).flat())].filter((act) => !elsewhere.test(act));
}

describe('the history of a case', () => {
  it('has a sentence for every act that is written about a case', async () => {
    const acts = await actsWritten();
    expect(acts.length).toBeGreaterThan(20);
    expect(acts.filter((act) => !knownActs.includes(act))).toEqual([]);
  });

  it('names states, tasks, papers and graded things, never their codes', () => {
    expect(chinese('case.state', { state: 'running' })).toBe('案件狀態變更為「執行中」');
    expect(chinese('task.complete', { taskKey: '17', elementId: 'RecordDrafters' })).toBe('完成「登記擬製」');
    expect(chinese('document.render', { templateId: 'coordination-sheet' })).toMatch(/^產製文件「會辦/);
    expect(chinese('item.open', { artefact: 'reserve-price', sealCheck: 'broken' })).toBe(
      '啟封「底價」：封籤破損'
    );
    expect(chinese('copy.issue', { artefact: 'reserve-price', number: 3 })).toBe('發給「底價」編號 3');
    expect(chinese('notice.undelivered', { personId: 'p-1' })).toMatch(/^寄給「溫以恆」的通知郵件/);
    expect(chinese('plan.decide', { decision: 'return' })).toBe('首長核示計畫：退回修正');
  });

  it('speaks English too', () => {
    expect(sentenceOf(entry('plan.save', { version: 2, problems: 1 }), names).en).toBe(
      'Saved plan version 2; rules still broken: 1'
    );
  });
});
