import type { Agency, AgencyRegister, Unit } from '../contract/index.ts';
import { newId, type RegisterContext } from '../register/context.ts';

interface AgencyRow {
  agency_id: string;
  name: string;
  parent_id: string | null;
}

interface UnitRow {
  unit_id: string;
  agency_id: string;
  name: string;
}

const toAgency = (row: AgencyRow): Agency => ({
  agencyId: row.agency_id,
  name: row.name,
  parentId: row.parent_id
});

const toUnit = (row: UnitRow): Unit => ({ unitId: row.unit_id, agencyId: row.agency_id, name: row.name });

export function createAgencyRegister(context: RegisterContext): AgencyRegister {
  const { db } = context;
  return {
    async add({ name, parentId }) {
      const row: AgencyRow = { agency_id: newId(context), name, parent_id: parentId };
      await db('agencies').insert(row);
      return toAgency(row);
    },
    async get(agencyId) {
      const row = await db<AgencyRow>('agencies').where({ agency_id: agencyId }).first();
      return row && toAgency(row);
    },
    async list() {
      return (await db<AgencyRow>('agencies').orderBy('name').select('*')).map(toAgency);
    },
    async addUnit({ agencyId, name }) {
      const row: UnitRow = { unit_id: newId(context), agency_id: agencyId, name };
      await db('units').insert(row);
      return toUnit(row);
    },
    async units(agencyId) {
      return (await db<UnitRow>('units').where({ agency_id: agencyId }).orderBy('name').select('*')).map(
        toUnit
      );
    }
  };
}
