import type { DirectoryEntryRecord, DirectoryKind } from '../../records.ts';
import { text } from '../filters.ts';
import { orAbsent } from '../present.ts';
import type { FilterReader, SearchSpec } from '../search-spec.ts';
import { invalidSearch } from '../search-spec.ts';

type Field = 'name' | 'email' | 'description' | 'claimName' | 'claimValue';

/** How the API writes one kind of the directory. */
export interface DirectoryShape {
  readonly kind: DirectoryKind;
  /** First segment of its paths. */
  readonly path: string;
  /** What its id is called. */
  readonly idName: string;
  readonly fields: readonly Field[];
  /** Those that must be given. */
  readonly required: readonly Field[];
}

export const directoryShapes = {
  user: { kind: 'user', path: 'users', idName: 'username', fields: ['name', 'email'], required: [] },
  group: {
    kind: 'group',
    path: 'groups',
    idName: 'groupId',
    fields: ['name', 'description'],
    required: ['name']
  },
  role: {
    kind: 'role',
    path: 'roles',
    idName: 'roleId',
    fields: ['name', 'description'],
    required: ['name']
  },
  tenant: {
    kind: 'tenant',
    path: 'tenants',
    idName: 'tenantId',
    fields: ['name', 'description'],
    required: ['name']
  },
  mappingRule: {
    kind: 'mappingRule',
    path: 'mapping-rules',
    idName: 'mappingRuleId',
    fields: ['claimName', 'claimValue', 'name'],
    required: ['claimName', 'claimValue', 'name']
  }
} as const satisfies Record<DirectoryKind, DirectoryShape>;

/** An entry as the API answers with it. */
export function directoryItem({ idName, fields }: DirectoryShape, entry: DirectoryEntryRecord): object {
  return {
    [idName]: entry.id,
    ...Object.fromEntries(fields.map((field) => [field, orAbsent(entry[field])]))
  };
}

/** `POST /users/search` and its like; the caller fixes the kind. */
export function directorySearch(shape: DirectoryShape): SearchSpec<'directoryEntry'> {
  const found = shape.fields.filter((field) => field !== 'description');
  return {
    kind: 'directoryEntry',
    filters: {
      [shape.idName]: text('id'),
      ...Object.fromEntries(found.map((field) => [field, text(field)]))
    },
    sort: {
      key: 'key',
      [shape.idName]: 'id',
      ...Object.fromEntries(found.map((field) => [field, field]))
    },
    toItem: (entry) => directoryItem(shape, entry)
  };
}

const resourceIds: FilterReader = (value, name) => {
  if (!Array.isArray(value) || value.length > 1000 || value.some((item) => typeof item !== 'string'))
    throw invalidSearch(`The filter ${name} must be a list of strings.`);
  return [{ field: 'resourceId', op: 'in', value: value as string[] }];
};

/** `POST /authorizations/search` */
export const authorizationSearch: SearchSpec<'authorization'> = {
  kind: 'authorization',
  filters: {
    ownerId: text('ownerId'),
    ownerType: text('ownerType'),
    resourceType: text('resourceType'),
    resourceIds
  },
  sort: {
    ownerId: 'ownerId',
    ownerType: 'ownerType',
    resourceId: 'resourceId',
    resourceType: 'resourceType'
  },
  toItem: ({ key, ...authorization }) => ({ authorizationKey: key, ...authorization })
};
