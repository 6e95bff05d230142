import { isTemplateId, renderDocument, type TemplateId } from '../documents/index.ts';
import { mayHoldContent } from '../domain/grades.ts';
import { documentData, loadContext, type DataContext, type DataPorts } from './document-data/index.ts';
import { documentMark } from './document-mark.ts';
import { header, JobInputError, optionalText } from './job-input.ts';
import { done, type JobHandler } from './job.ts';
import type { DocumentFormat, Ports } from './ports/index.ts';

type RenderPorts = DataPorts & Ports<'documents' | 'audit' | 'clock'>;

const formats: readonly DocumentFormat[] = ['fodt', 'pdf', 'html'];

async function putDocument<Id extends TemplateId>(
  ports: RenderPorts,
  context: DataContext,
  templateId: Id
): Promise<void> {
  const { job, record } = context;
  const data = await documentData[templateId](context);
  const mark = await documentMark(context, ports.clock.now());
  const copyId = optionalText(job, 'copyId');
  const missing = new Set<string>();
  for (const format of formats) {
    const bytes = await renderDocument({
      templateId,
      format,
      data,
      mark,
      onMissingGlyphs: (characters) => characters.forEach((character) => missing.add(character))
    });
    const { documentId, sha256 } = await ports.documents.put({
      caseKey: record.caseKey,
      templateId,
      format,
      ...(copyId !== undefined && { copyId }),
      named: [...context.named],
      bytes,
      idempotencyKey: `${job.jobKey}:${format}`
    });
    await ports.audit.append({
      actor: null,
      act: 'document.render',
      caseKey: record.caseKey,
      facts: { documentId, templateId, format, sha256, missingGlyphs: missing.size, jobKey: job.jobKey }
    });
  }
}

/**
 * `render-document`: the paper of the header `document`, as ODF, PDF and reading copy (HTML) into the document register. A State secret's
 * case keeps registers only, so nothing is drawn up for it (施行細則 §28), which the audit log says.
 */
export function createRenderDocument(ports: RenderPorts): JobHandler {
  return async (job) => {
    const templateId = header(job, 'document');
    if (!isTemplateId(templateId)) throw new JobInputError(job, 'a known document in the header document');
    const context = await loadContext(ports, job);
    if (mayHoldContent(context.record.grade)) {
      await putDocument(ports, context, templateId);
    } else {
      const facts = { templateId, grade: context.record.grade, jobKey: job.jobKey };
      await ports.audit.append({
        actor: null,
        act: 'document.withhold',
        caseKey: context.record.caseKey,
        facts
      });
    }
    return done;
  };
}
