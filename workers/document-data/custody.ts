import type {
  CopyLine,
  CopyRegisterData,
  HandOverListData,
  ItemLine,
  OpeningRecordData,
  ReceiptData,
  RetentionRequestData
} from '../../documents/index.ts';
import { copyStates, itemStates } from '../../domain/custody.ts';
import { optionalText, textVariable } from '../job-input.ts';
import type { Copy, CustodyEvent, SealedItem } from '../ports/index.ts';
import { labelled, shown } from './answers.ts';
import { artefactTitles } from './artefacts.ts';
import type { DataContext } from './context.ts';

const settling: ReadonlySet<string> = new Set(['collected', 'retained', 'destroyed', 'lost']);

const ofCopy = (events: readonly CustodyEvent[], copyId: string): CustodyEvent[] =>
  events.filter(({ subject }) => 'copyId' in subject && subject.copyId === copyId);

const ofItem = (events: readonly CustodyEvent[], itemId: string): CustodyEvent[] =>
  events.filter(({ subject }) => 'itemId' in subject && subject.itemId === itemId);

async function lineOf(
  context: DataContext,
  copy: Copy,
  titles: ReadonlyMap<string, string>,
  events: readonly CustodyEvent[]
): Promise<CopyLine> {
  const { name } = await context.participant(copy.holderParticipationId);
  return {
    number: copy.number,
    artefact: titles.get(copy.artefact) ?? copy.artefact,
    holder: name,
    issuedAt: events.find(({ event }) => event === 'issued')?.at ?? '',
    settledAt: events.findLast(({ event }) => settling.has(event))?.at ?? ''
  };
}

async function copyLines(context: DataContext, copies: readonly Copy[]) {
  const titles = await artefactTitles(context);
  const all = await context.ports.custody.events(context.record.caseKey);
  return Promise.all(
    copies.map(async (copy) => {
      const events = ofCopy(all, copy.copyId);
      const witnesses = events.findLast(({ event }) => settling.has(event))?.witnesses ?? [];
      return {
        ...(await lineOf(context, copy, titles, events)),
        state: copyStates[copy.state].zh,
        witnesses: witnesses.join('、')
      };
    })
  );
}

async function itemLines(context: DataContext, items: readonly SealedItem[]): Promise<readonly ItemLine[]> {
  const titles = await artefactTitles(context);
  const events = await context.ports.custody.events(context.record.caseKey);
  return Promise.all(
    items.map(async ({ itemId, artefact, itemNumber, sealNumber, state, custodianParticipationId }) => ({
      artefact: `${titles.get(artefact) ?? artefact} ${itemNumber ?? ''}`.trim(),
      sealNumber,
      custodian: (await context.participant(custodianParticipationId)).name,
      state: itemStates[state].zh,
      changedAt: ofItem(events, itemId).at(-1)?.at ?? ''
    }))
  );
}

/** 編號分發清冊: every copy and sealed item of the case. */
export async function copyRegisterData(context: DataContext): Promise<CopyRegisterData> {
  const { custody } = context.ports;
  const copies = await custody.copies(context.record.caseKey);
  const items = await custody.items(context.record.caseKey);
  return {
    total: copies.length,
    copies: await copyLines(context, copies),
    items: await itemLines(context, items)
  };
}

/** 簽收單: of the copy in the variable `copyId`; else of the copies and sealed items of `artefact` and `itemNumber`, else of all. */
export async function receiptData(context: DataContext): Promise<ReceiptData> {
  const { custody } = context.ports;
  const copyId = optionalText(context.job, 'copyId');
  const artefact = optionalText(context.job, 'artefact');
  const itemNumber = optionalText(context.job, 'itemNumber');
  const isMeant = (thing: Copy | SealedItem): boolean =>
    copyId === undefined
      ? artefact === undefined || thing.artefact === artefact
      : 'copyId' in thing && thing.copyId === copyId;
  const copies = (await custody.copies(context.record.caseKey)).filter(isMeant);
  const items = (await custody.items(context.record.caseKey))
    .filter(isMeant)
    .filter((item) => itemNumber === undefined || item.itemNumber === itemNumber);
  return { copies: await copyLines(context, copies), items: await itemLines(context, items) };
}

/** 移交清冊 of whoever the variable `leavingMember` names, by the newest list: what they hold and keep (ac-m.8). */
export async function handOverListData(context: DataContext): Promise<HandOverListData> {
  const { answers, ports, record, participant } = context;
  const leaver = textVariable(context.job, 'leavingMember');
  const lists = answers.at('ListHandOver').filter(({ values }) => values['leavingMember'] === leaver);
  const listed = lists.at(-1)?.values ?? {};
  const { name, role, unit } = await participant(leaver);
  const copies = await ports.custody.copies(record.caseKey);
  const items = await ports.custody.items(record.caseKey);
  return {
    leaver: name,
    role,
    unit,
    reason: labelled('leavingReason', listed['leavingReason']),
    leavingOn: shown(listed['leavingOn']),
    matters: shown(listed['mattersHandedOver']),
    accounts: shown(listed['accountsClosed']),
    copies: await copyLines(
      context,
      copies.filter(({ holderParticipationId }) => holderParticipationId === leaver)
    ),
    items: await itemLines(
      context,
      items.filter(({ custodianParticipationId }) => custodianParticipationId === leaver)
    )
  };
}

/** 留用申請單 of the copy in the variable `copyId`, as its holder asked for last (ac-m.4, wh-vid.3). */
export async function retentionRequestData(context: DataContext): Promise<RetentionRequestData> {
  const { answers, ports, record, participant } = context;
  const copyId = textVariable(context.job, 'copyId');
  const copy = (await ports.custody.copies(record.caseKey)).find((each) => each.copyId === copyId);
  const { name, unit } = await participant(copy?.holderParticipationId ?? null);
  const request = answers.having('retentionReason').findLast(({ values }) => values['copyId'] === copyId);
  return {
    number: copy?.number ?? 0,
    artefact: (await artefactTitles(context)).get(copy?.artefact ?? '') ?? '',
    holder: name,
    unit,
    reason: shown(request?.values['retentionReason']),
    retainUntil: shown(request?.values['retainUntil'])
  };
}

const eventNames: Readonly<Record<string, { readonly zh: string }>> = itemStates;
const noItem: ItemLine = { artefact: '', sealNumber: '', custodian: '', state: '', changedAt: '' };

/** 啟封紀錄: the newest sealed item of `artefact` and `itemNumber`, with everything that happened to it. */
export async function openingRecordData(context: DataContext): Promise<OpeningRecordData> {
  const { custody } = context.ports;
  const { caseKey } = context.record;
  const artefact = optionalText(context.job, 'artefact');
  const itemNumber = optionalText(context.job, 'itemNumber') ?? null;
  const items = await custody.items(caseKey);
  const item = items.findLast((each) => each.artefact === artefact && each.itemNumber === itemNumber);
  const [line = noItem] = await itemLines(context, item ? [item] : []);
  const events = ofItem(await custody.events(caseKey), item?.itemId ?? '');
  const lines = events.map(async ({ event, at, by, witnesses }) => ({
    event: eventNames[event]?.zh ?? '查驗封籤',
    at,
    by: await context.person(by),
    witnesses: witnesses.join('、')
  }));
  return { ...line, events: await Promise.all(lines) };
}
