import type { CaseStore } from '../../persistence/contract/index.ts';
import { isTemplateId, templateTitles } from '../../documents/index.ts';
import type { Copy, CustodyEvent, SealedItem, StoredDocument } from '../../workers/ports/index.ts';
import type { Answer } from '../http/call.ts';
import type { Reader } from '../language/reader.ts';
import type { KnownNames } from './known-names.ts';
import { planModelOf } from './plan-model-of.ts';

type Room = Answer<'caseRoom'>;

const lastOf = (events: readonly CustodyEvent[], of: (event: CustodyEvent) => boolean): string | null =>
  events.findLast(of)?.at ?? null;

/** How a register calls an artefact: as the plan does, else by its id. */
async function titlesOf(store: CaseStore, caseKey: string, { name }: Reader) {
  const artefacts = (await planModelOf(store, caseKey))?.artefacts ?? [];
  const titles = new Map(artefacts.map(({ id, title }) => [id, name(title)]));
  return (artefact: string): string => titles.get(artefact) ?? artefact;
}

/** Numbered copies with their holders, and sealed items with their custodians; seal numbers stay in the register. */
export async function custodyView(
  store: CaseStore,
  caseKey: string,
  names: KnownNames,
  reader: Reader
): Promise<Pick<Room, 'copies' | 'sealedItems'>> {
  const { custody } = store;
  const [copies, items, events] = await Promise.all([
    custody.copies(caseKey),
    custody.items(caseKey),
    custody.events(caseKey)
  ]);
  const titleOfArtefact = await titlesOf(store, caseKey, reader);
  const common = ({ artefact }: Copy | SealedItem) => ({ artefact, title: titleOfArtefact(artefact) });
  return {
    copies: await Promise.all(
      copies.map(async (copy) => ({
        ...common(copy),
        copyId: copy.copyId,
        number: copy.number,
        holder: await names.participant(copy.holderParticipationId),
        state: copy.state,
        lastEventAt: lastOf(events, ({ subject }) => 'copyId' in subject && subject.copyId === copy.copyId)
      }))
    ),
    sealedItems: await Promise.all(
      items.map(async (item) => ({
        ...common(item),
        itemId: item.itemId,
        itemNumber: item.itemNumber,
        custodian: await names.participant(item.custodianParticipationId),
        state: item.state,
        lastEventAt: lastOf(events, ({ subject }) => 'itemId' in subject && subject.itemId === item.itemId)
      }))
    )
  };
}

const titleOf = (templateId: string): { zh: string; en: string } =>
  isTemplateId(templateId) ? templateTitles[templateId] : { zh: templateId, en: templateId };

/** Documents of the case that the reader may read; those of a numbered copy carry its number. */
export async function documentsView(
  store: CaseStore,
  caseKey: string,
  names: KnownNames,
  templateIds?: readonly string[]
): Promise<Room['documents']> {
  const [documents, copies] = await Promise.all([
    store.documents.list(caseKey),
    store.custody.copies(caseKey)
  ]);
  const numbers = new Map(copies.map(({ copyId, number }) => [copyId, number]));
  const shown = documents.filter(
    ({ templateId, named }) => (!templateIds || templateIds.includes(templateId)) && names.mayKnowAll(named)
  );
  return shown.map((document: StoredDocument) => ({
    documentId: document.documentId,
    templateId: document.templateId,
    title: titleOf(document.templateId),
    format: document.format,
    copyNumber: document.copyId === null ? null : (numbers.get(document.copyId) ?? null),
    sha256: document.sha256,
    createdAt: document.createdAt
  }));
}
