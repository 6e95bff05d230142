import { cited, renderDocument, type DocumentMark } from '../../documents/index.ts';
import { roles } from '../../domain/roles.ts';
import { rocDate } from '../../domain/roc-date.ts';
import { planDocument } from '../../plan-model/index.ts';
import { planMembers } from '../../workers/document-data/plan-members.ts';
import { readPlanOnce } from '../models/read-plan-once.ts';
import type { CaseRecord } from '../../domain/cases.ts';
import type { Desk } from '../desk.ts';
import type { Values } from '../forms/expression.ts';
import { instantOf } from '../desk.ts';

async function membersOf({ store }: Desk, record: CaseRecord) {
  const units = new Map(
    (await store.agencies.units(record.agencyId)).map(({ unitId, name }) => [unitId, name])
  );
  const members = await store.cases.participations(record.caseKey);
  return planMembers(members, async (member) => ({
    role: roles[member.role].zh,
    name: (await store.cases.nameOf(member)) ?? '',
    unit: member.unitId === null ? '' : (units.get(member.unitId) ?? '')
  }));
}

/** A draft may still lack its condition; the document says so instead of being refused. */
const undecided = '尚未填列';

function conditionOf({ releaseCondition, secrecyUntil }: Values): string {
  if (typeof secrecyUntil === 'string' && secrecyUntil !== '') return `保密至${rocDate(secrecyUntil)}`;
  return typeof releaseCondition === 'string' && releaseCondition !== '' ? releaseCondition : undecided;
}

/** The plan document of a drawing and its particulars, as it would be filed, for reading on the screen. */
export async function documentHtml(
  desk: Desk,
  caseKey: string,
  xml: string,
  particulars: Values
): Promise<string> {
  const record = await desk.store.cases.get(caseKey);
  if (!record) return '';
  const mark: DocumentMark = {
    grade: record.grade,
    periodOrCondition: conditionOf(particulars),
    agencyName: (await desk.store.agencies.get(record.agencyId))?.name ?? '',
    caseNumber: record.number,
    codeName: record.codeName,
    date: instantOf(desk.clock)
  };
  const data = {
    ...cited(planDocument(await readPlanOnce(xml), particulars)),
    version: '草案',
    bundleSha256: '',
    members: await membersOf(desk, record)
  };
  return (await renderDocument({ templateId: 'plan-document', format: 'html', data, mark })).toString('utf8');
}
