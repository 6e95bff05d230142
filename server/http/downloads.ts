import express, { type RequestHandler } from 'express';
import { downloads } from '../../api/contract.ts';
import { RefusalError } from '../../domain/refusals.ts';
import { authorize } from '../authorization/authorize.ts';
import { knownNames } from '../cases/known-names.ts';
import type { Desk } from '../desk.ts';
import { dispositionOf, documentFormats } from './document-file.ts';
import { requirePerson, type Identify } from './router.ts';
import { sessionIdOf } from './session-cookie.ts';

/** A document of a case, under its title and the case number; reading it is recorded. NAMES_WITHHELD to who may not know all that it names. */
const document = ({ store }: Desk, identify: Identify): RequestHandler =>
  async function sendDocument(request, response) {
    response.locals.route = downloads.document;
    const person = await requirePerson(identify, sessionIdOf(request));
    const { caseKey = '', documentId = '' } = request.params as Record<string, string>;
    const relation = await authorize(store, person, 'document', { caseKey });
    const found = await store.documents.read(caseKey, documentId);
    if (!found || relation.to !== 'case') throw new RefusalError({ code: 'NOT_FOUND' });
    const { templateId, format, sha256, named } = found.document;
    const names = await knownNames(store, person, caseKey, relation.standings);
    if (!names.mayKnowAll(named)) throw new RefusalError({ code: 'NAMES_WITHHELD' });
    await store.audit.append({
      actor: person.personId,
      act: 'document.read',
      caseKey,
      facts: { documentId, templateId, format, sha256 }
    });
    response.set('x-content-type-options', 'nosniff');
    response.set({
      'content-disposition': dispositionOf(relation.record.number, templateId, format),
      'content-type': documentFormats[format].contentType,
      ...documentFormats[format].headers
    });
    response.send(found.bytes);
  };

/** The whole audit log as JSON lines, to be checked without this program. */
const auditExport = ({ store }: Desk, identify: Identify): RequestHandler =>
  async function sendAudit(request, response) {
    response.locals.route = downloads.auditExport;
    const person = await requirePerson(identify, sessionIdOf(request));
    await authorize(store, person, 'auditExport', {});
    await store.audit.append({ actor: person.personId, act: 'audit.export', caseKey: null, facts: {} });
    response.attachment('audit.jsonl');
    response.type('application/x-ndjson');
    for await (const line of store.audit.export()) response.write(line.endsWith('\n') ? line : `${line}\n`);
    response.end();
  };

const events = (desk: Desk, identify: Identify): RequestHandler =>
  async function streamChanges(request, response) {
    response.locals.route = downloads.events;
    const token = sessionIdOf(request);
    const person = await requirePerson(identify, token);
    await authorize(desk.store, person, 'events', {});
    desk.changes.stream(request, response, async () => (await identify(token)) !== undefined);
  };

/** Routes that answer no JSON. */
export function downloadRouter(desk: Desk, identify: Identify): express.Router {
  const router = express.Router();
  router.get(downloads.document, document(desk, identify));
  router.get(downloads.auditExport, auditExport(desk, identify));
  router.get(downloads.events, events(desk, identify));
  return router;
}
