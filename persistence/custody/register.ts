import type { CustodyRegister } from '../../workers/ports/index.ts';
import { atomically } from '../register/atomically.ts';
import type { RegisterContext } from '../register/context.ts';
import { allocateCopies, moveCopy } from './copies.ts';
import { moveItem, sealItem } from './items.ts';
import { toCopy, toEvent, toItem, type CopyRow, type EventRow, type ItemRow } from './rows.ts';

export function createCustodyRegister(context: RegisterContext): CustodyRegister {
  const { db } = context;
  return {
    allocate: (input) => atomically(context, (inner) => allocateCopies(inner, input)),
    moveCopy: (input) => atomically(context, (inner) => moveCopy(inner, input)),
    seal: (input) => atomically(context, (inner) => sealItem(inner, input)),
    moveItem: (input) => atomically(context, (inner) => moveItem(inner, input)),
    async copies(caseKey) {
      const where = { case_key: caseKey };
      const order = ['artefact', 'number'];
      return (await db<CopyRow>('copies').where(where).orderBy(order).select('*')).map(toCopy);
    },
    async items(caseKey) {
      const rows = await db<ItemRow>('sealed_items')
        .where({ case_key: caseKey })
        .orderBy('ordinal')
        .select('*');
      return Promise.all(rows.map((row) => toItem(context, row)));
    },
    async events(caseKey) {
      const where = { case_key: caseKey };
      return (await db<EventRow>('custody_events').where(where).orderBy('ordinal').select('*')).map(toEvent);
    }
  };
}
