import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../engine/commands.ts';
import { EngineBench } from '../support/engine.ts';
import { shippedFiles } from './story.ts';

describe('the leak decisions', () => {
  let bench: EngineBench;
  beforeAll(async () => {
    bench = await EngineBench.open();
    await bench.deployFiles(shippedFiles());
  });
  afterAll(() => bench.close());

  async function decide<Value>(decisionDefinitionId: string, variables: JsonObject): Promise<Value> {
    const { output, failureMessage } = await bench.do({
      type: 'EvaluateDecision',
      decisionDefinitionId,
      variables
    });
    expect(failureMessage).toBeNull();
    return JSON.parse(output) as Value;
  }

  const playbook = (leakType: string, channel: string, affectedMatter: string, phase: string) =>
    decide<{ measure: string; role: string; due: string }[]>('leak-playbook', {
      leakType,
      channel,
      affectedMatter,
      phase
    });

  const measures = async (...given: Parameters<typeof playbook>) =>
    (await playbook(...given)).map(({ measure }) => measure);

  it("proposes to suspend the tender, keep evidence and ask for deletion when bidders' names went through a messenger group", async () => {
    expect(await playbook('bidder-identity', 'messenger-group', 'procurement', 'tender')).toEqual([
      { measure: 'suspend-tender', role: 'case-officer', due: '+1wd' },
      { measure: 'secure-evidence-copy', role: 'infosec-officer', due: '+4h' },
      { measure: 'request-deletion', role: 'case-officer', due: '+1d' },
      { measure: 'brief-staff', role: 'unit-head', due: '+3wd' },
      { measure: 'hold-spokesperson-line', role: 'spokesperson', due: '+4h' }
    ]);
  });

  it('leaves the reserve price alone unless it is what leaked', async () => {
    expect(await measures('bidder-identity', 'paper', 'procurement', 'tender')).not.toContain(
      'replace-reserve-price'
    );
    expect(await measures('reserve-price', 'paper', 'procurement', 'tender')).toEqual([
      'suspend-tender',
      'replace-reserve-price',
      'recall-copies',
      'brief-staff',
      'hold-spokesperson-line'
    ]);
  });

  it('does not suspend a tender that is over', async () => {
    expect(await measures('bidder-identity', 'e-mail', 'procurement', 'finished')).not.toContain(
      'suspend-tender'
    );
  });

  it('proposes each measure once, however many reasons there are for it', async () => {
    const proposed = await measures('meeting', 'press', 'meeting', 'unknown');
    expect(new Set(proposed).size).toBe(proposed.length);
    expect(proposed).toContain('hold-spokesperson-line');
  });

  it.each([
    ['exam-questions', 'paper', 'exam', 'preparation', 'replace-questions'],
    ['exam-questions', 'paper', 'exam', 'tender', 'postpone-exam'],
    ['personal-data', 'insider-query', 'other', 'unknown', 'notify-persons'],
    ['informant-identity', 'phone', 'other', 'unknown', 'protect-informant'],
    ['document', 'social-network', 'other', 'unknown', 'request-take-down'],
    ['document', 'intrusion', 'other', 'unknown', 'change-credentials'],
    ['meeting', 'eavesdropping', 'meeting', 'unknown', 'sweep-rooms'],
    ['document', 'waste', 'other', 'unknown', 'recall-copies'],
    ['personnel-review', 'messenger-group', 'personnel', 'evaluation', 'void-ballot'],
    ['personnel-review', 'messenger-group', 'personnel', 'preparation', 'postpone-meeting'],
    ['personnel-review', 'phone', 'personnel', 'evaluation', 'recall-copies'],
    ['exam-questions', 'messenger-group', 'exam', 'preparation', 'recall-copies'],
    ['meeting', 'phone', 'meeting', 'tender', 'postpone-meeting'],
    ['document', 'paper', 'meeting', 'unknown', 'hold-spokesperson-line'],
    ['other', 'paper', 'exam', 'award', 'hold-spokesperson-line']
  ])('for %s by %s in %s (%s) proposes %s', async (leakType, channel, matter, phase, measure) => {
    expect(await measures(leakType, channel, matter, phase)).toContain(measure);
  });

  it('leaves a ballot, a meeting and papers alone once the matter is over, and in other matters', async () => {
    const over = await measures('personnel-review', 'messenger-group', 'personnel', 'finished');
    const other = await measures('personnel-review', 'messenger-group', 'other', 'evaluation');
    for (const measure of ['void-ballot', 'postpone-meeting', 'recall-copies']) {
      expect(over).not.toContain(measure);
      expect(other).not.toContain(measure);
    }
  });

  it('names owner and due date of the measures that were chosen, whatever was proposed', async () => {
    const rows = await decide<JsonObject[]>('leak-playbook', {
      leakType: 'other',
      channel: 'paper',
      affectedMatter: 'other',
      phase: 'unknown',
      chosenMeasures: ['sweep-rooms', 'change-credentials']
    });
    expect(rows).toEqual([
      { measure: 'change-credentials', role: 'infosec-officer', due: '+4h' },
      { measure: 'sweep-rooms', role: 'general-affairs', due: '+3wd' }
    ]);
  });

  it('knows an owner for every measure that it can propose', async () => {
    const text = shippedFiles()['leak-playbook.dmn'] ?? '';
    const rules = text.slice(text.indexOf('id="proposedMeasures"'));
    const proposed = [...rules.matchAll(/_o1">\s*<text>"([a-z-]+)"/g)];
    expect(proposed.length).toBeGreaterThanOrEqual(14);
    for (const [, measure] of proposed) {
      const rows = await decide<{ measure: string }[]>('leak-playbook', { chosenMeasures: [measure] });
      expect(rows.map((row) => row.measure)).toEqual([measure]);
    }
  });

  it.each([
    ['official-secret', false, 3, 36],
    ['official-secret', true, 4, 36],
    ['secret', false, 4, 36],
    ['unclassified', true, 2, 72],
    ['unclassified', false, 1, 72],
    [null, null, 1, 72]
  ])(
    'grades a cyber incident with %s data, serious %s, as level %s with %s hours',
    async (grade, serious, level, hours) => {
      expect(await decide('leak-clocks', { leakGrade: grade, cyberSerious: serious })).toEqual({
        eventLevel: level,
        notifyHours: 1,
        containHours: hours,
        reportDays: 30
      });
    }
  );

  it('turns causes into inspection items with their clauses', async () => {
    const items = await decide('leak-prevention', {
      causes: ['ml-cause.5'],
      subCauses: ['ac-cause.5']
    });
    expect(items).toEqual([
      { item: 'information-control', clause: 'tp-14', process: 'infosec-audit' },
      { item: 'numbered-copies', clause: 'ac-m.4', process: 'meeting-papers' }
    ]);
    expect(await decide('leak-prevention', { causes: [], subCauses: null })).toBeNull();
  });
});
