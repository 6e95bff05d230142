import { describe, expect, it } from '@jest/globals';
import type { FormSchema } from '../../server/forms/form-schema.ts';
import { readAnswers } from '../../server/forms/read-answers.ts';
import { shippedFiles } from './story.ts';

const files = shippedFiles();
type Values = Record<string, unknown>;

const read = (form: string, values: Values, offered: Values = {}) =>
  readAnswers(JSON.parse(files[`${form}.form`] ?? '{}') as FormSchema, values, offered);

const routed = (form: string, values: Values, offered: Values = {}): Values => {
  const answer = read(form, values, offered);
  if ('refusal' in answer) throw new Error(JSON.stringify(answer.refusal));
  return { ...answer.answers.routing };
};

const refused = (form: string, values: Values, offered: Values = {}): string[] => {
  const answer = read(form, values, offered);
  return 'refusal' in answer ? (answer.refusal.problems ?? []).map(({ path }) => path) : [];
};

const report: Values = {
  reportKind: 'leak',
  leakType: 'bidder-identity',
  channel: 'messenger-group',
  leakGrade: 'official-secret',
  affectedMatter: 'procurement',
  matterPhase: 'tender',
  whatLeaked: '領標廠商名稱出現在非業務群組。',
  noticedAt: '2026-03-02T09:00+08:00',
  confirmed: true
};

describe('the leak report', () => {
  it('sends on codes only, and knows by itself whether the channel is information technology', () => {
    const values = routed('leak-incident--report', report);
    expect(values).toMatchObject({
      leakType: 'bidder-identity',
      channel: 'messenger-group',
      itChannel: true,
      leakGrade: 'official-secret',
      affectedMatter: 'procurement',
      matterPhase: 'tender'
    });
    expect(JSON.stringify(values)).not.toContain('領標廠商');
    expect(routed('leak-incident--report', { ...report, channel: 'paper' }).itChannel).toBe(false);
  });

  it('asks for what leaked and when, and for the agency whose matter it is', () => {
    expect(refused('leak-incident--report', { ...report, whatLeaked: '', noticedAt: null })).toEqual([
      'whatLeaked',
      'noticedAt'
    ]);
    expect(refused('leak-incident--report', { ...report, otherAgency: true })).toEqual(['otherAgencyName']);
  });

  it('may leave open what the reporter does not know', () => {
    const { affectedMatter: _matter, matterPhase: _phase, ...known } = report;
    const values = routed('leak-incident--report', { ...known, channel: 'unknown' });
    expect(values).toMatchObject({ channel: 'unknown', itChannel: false });
    expect(refused('leak-incident--report', { ...known, relatedCase: '115-專-9999' })).toEqual([]);
    const firstOf = (key: string) =>
      (JSON.parse(files['leak-incident--report.form'] ?? '{}') as FormSchema).components?.find(
        (field) => field.key === key
      )?.values?.[0]?.label;
    expect(['channel', 'affectedMatter', 'matterPhase'].map(firstOf)).toEqual(['不明', '不明', '不明']);
  });
});

describe('the consent to remedies', () => {
  const consent: Values = {
    consentDecision: 'consented',
    chosenMeasures: ['suspend-tender', 'brief-staff'],
    consentReason: '同意。'
  };

  it('is not given to suspending a tender without the lawful ground and who decided', () => {
    expect(refused('leak-remediation--consent-remediation', consent)).toEqual([
      'suspensionClause',
      'suspensionGround',
      'suspensionDecidedBy'
    ]);
    const whole = {
      ...consent,
      suspensionClause: 'gpa-48-1-2',
      suspensionGround: '廠商名稱外流，影響公平競爭。',
      suspensionDecidedBy: '局長'
    };
    expect(routed('leak-remediation--consent-remediation', whole)).toEqual({
      consentDecision: 'consented',
      chosenMeasures: ['suspend-tender', 'brief-staff']
    });
  });

  it.each(['postpone-exam', 'postpone-meeting', 'void-ballot'])(
    'is not given to %s without the ground and who decided; the Procurement Act is not asked for',
    (measure) => {
      expect(
        refused('leak-remediation--consent-remediation', { ...consent, chosenMeasures: [measure] })
      ).toEqual(['suspensionGround', 'suspensionDecidedBy']);
    }
  );

  it('needs no such ground for other remedies, nor for a refusal', () => {
    expect(
      refused('leak-remediation--consent-remediation', { ...consent, chosenMeasures: ['brief-staff'] })
    ).toEqual([]);
    expect(
      refused('leak-remediation--consent-remediation', {
        consentDecision: 'dropped',
        consentReason: '無必要。'
      })
    ).toEqual([]);
  });
});

describe('evidence', () => {
  const participants = [{ label: '甲', value: 'p-1' }];
  const evidence: Values = {
    evidenceTitle: '群組畫面',
    evidenceKind: 'screenshot',
    evidenceHolder: 'p-1',
    evidenceUntil: '2027-03-02',
    evidenceOrigin: '由收受者手機拍攝。'
  };

  it('in digital form is not taken without its hash, and only by a person of the case', () => {
    expect(refused('leak-incident--preserve-evidence', evidence, { participants })).toEqual([
      'evidenceSha256'
    ]);
    const hashed = { ...evidence, evidenceSha256: 'a'.repeat(64) };
    expect(refused('leak-incident--preserve-evidence', hashed, { participants })).toEqual([]);
    expect(
      refused('leak-incident--preserve-evidence', { ...hashed, evidenceHolder: 'x' }, { participants })
    ).toEqual(['evidenceHolder']);
  });

  it('on paper has none', () => {
    expect(
      refused('leak-incident--preserve-evidence', { ...evidence, evidenceKind: 'paper' }, { participants })
    ).toEqual([]);
  });
});

it('a seal number is written by who seals and by who looks, and never leaves the case store', () => {
  const look = {
    sealCheck: 'intact',
    sealNumber: 'RP-0001',
    checkedAt: '2026-03-02T09:00+08:00',
    witness1: '甲',
    witness2: '乙'
  };
  expect(routed('sealed-custody--check-seal', look)).toEqual({ sealCheck: 'intact' });
  expect(refused('sealed-custody--check-seal', { ...look, sealNumber: '' })).toEqual(['sealNumber']);
});

it('a copy is collected by the number on it', () => {
  const values = { returnDecision: 'collected', pagesReturned: 12, collectedAt: '2026-03-02T09:00+08:00' };
  expect(refused('controlled-papers--collect-copy', values)).toEqual(['copyNumber']);
  expect(routed('controlled-papers--collect-copy', { ...values, copyNumber: 3 })).toEqual({
    returnDecision: 'collected'
  });
});
