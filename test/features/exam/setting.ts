import type { Setting } from '../../support/story/plan-chapters.ts';
import { rooms } from './shared.ts';

export const setting: Setting = {
  templateId: 'plan-exam',
  start: {
    codeName: '寒露',
    examTitle: '海風市環境稽查員公開甄試',
    examAt: '2026-12-26T09:00+08:00',
    resultOn: '2027-02-05',
    roomCount: rooms.length,
    candidateCount: 24
  },
  cast: [
    ['head', 'agency-head'],
    ['ethics2', 'ethics-officer'],
    ['construction', 'unit-head'],
    ['officer1', 'case-officer'],
    ['officer2', 'case-officer'],
    ['custodian', 'custodian'],
    ['general', 'general-affairs'],
    ['infosec', 'infosec-officer'],
    ['maintenance', 'proctor']
  ],
  essentials: {
    subject: '海風市環境稽查員公開甄試保密',
    purpose: '防止命題委員、試題與成績於公布前外洩',
    releaseCondition: '成績公布後，除命題委員名單外解密',
    organisation: '局長督導，政風室策訂，人事單位執行'
  }
};
