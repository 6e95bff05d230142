import type { CaseRecord } from '../../domain/cases.ts';
import { RefusalError } from '../../domain/refusals.ts';
import { instancesOf } from '../cases/instances.ts';
import type { Desk } from '../desk.ts';
import { engineFailure } from '../engine/failure.ts';
import { readAnswers } from '../forms/read-answers.ts';
import { reportForm } from './report-form.ts';

const process = 'leak-incident';
/** The element of the process that the report belongs to. */
export const reportElement = 'LeakReported';

/** Starts the process of a reported leak once, with the report's routing answers. ENGINE_UNAVAILABLE is tried again later. */
export const startLeak = (desk: Desk, record: CaseRecord): Promise<void> =>
  desk.store.alone(record.caseKey, () => start(desk, record));

async function start(desk: Desk, record: CaseRecord): Promise<void> {
  const { caseKey, parentCaseKey } = record;
  const [report] = await desk.store.sealedFields.entries(caseKey, reportElement);
  const isStarted = (await desk.store.cases.get(caseKey))?.state !== 'draft';
  if (!report || isStarted) return;
  const read = readAnswers(reportForm(desk.shipped), report.values);
  if ('refusal' in read) throw new RefusalError(read.refusal);
  try {
    const instances = await instancesOf(desk.camunda, caseKey);
    if (!instances.some(({ processDefinitionId }) => processDefinitionId === process))
      await desk.camunda.createProcessInstance({
        processDefinitionId: process,
        variables: { ...read.answers.routing, caseKey, parentCaseKey }
      });
    await desk.store.cases.setState(caseKey, 'running');
  } catch (error) {
    if (error instanceof RefusalError || engineFailure(error).kind === 'refused') throw error;
    throw new RefusalError({ code: 'ENGINE_UNAVAILABLE' }, { cause: error });
  }
}
