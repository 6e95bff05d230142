import type { Setting } from './plan-chapters.ts';

/** The plan of a meeting on a zoning change; `meetingAt` is an ISO date-time with offset. */
export const zoningMeeting = (meetingAt: string): Setting => ({
  templateId: 'plan-secret-meeting',
  start: { codeName: '松濤', meetingTitle: '臨港特定區都市計畫變更專案會議', meetingAt, inPersonOnly: 'no' },
  cast: [
    ['head', 'agency-head'],
    ['ethics2', 'ethics-officer'],
    ['construction', 'unit-head'],
    ['maintenance', 'meeting-chair'],
    ['officer1', 'case-officer'],
    ['custodian', 'custodian'],
    ['general', 'general-affairs'],
    ['infosec', 'infosec-officer'],
    ['spokesperson', 'spokesperson']
  ],
  essentials: {
    subject: '臨港特定區都市計畫變更專案會議保密',
    purpose: '防止變更範圍於公開展覽前外洩，杜絕土地炒作',
    releaseCondition: '公開展覽公告後解密',
    organisation: '局長督導，政風室策訂，新建工程科執行'
  }
});
