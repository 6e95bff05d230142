import type { EntityKind } from '../../../engine/records.ts';

/**
 * What a field holds: `key` a 64-bit key, `integer` a number (instants too), `text` words up to 255 characters that
 * may be indexed, `long` text of any length that may not. A `?` says that the field may be null.
 */
export type FieldType = 'key' | 'key?' | 'integer' | 'integer?' | 'text' | 'text?' | 'long' | 'long?';

/**
 * One table of rows of one kind. A row is its key, its JSON body and the fields that are in an index, which are columns of
 * their own; the others are read out of the body when a search asks for them, since each column costs every write.
 */
export interface TableDefinition {
  readonly kind: EntityKind;
  readonly table: string;
  /** Whether the key is words (the engine's notes) and not a number. */
  readonly textKey?: true;
  /** The field that is stored beside the body because it is large. */
  readonly detached?: 'resource';
  /** The fields that searches may use. */
  readonly fields: Readonly<Record<string, FieldType>>;
  readonly indexes: readonly (readonly string[])[];
  /** What searches take for a field that is null; such a field has no index. */
  readonly shownForBlank?: Readonly<Record<string, string>>;
  /** List fields whose members can be searched, and the instant that their members are sorted by. */
  readonly lists?: { readonly fields: readonly string[]; readonly dated: string };
  /** Fields that no record has: copies of long ones, where these are short, so that they can be looked up. */
  readonly shortCopies?: Readonly<Record<string, string>>;
}

/** One numbered step of the schema. Steps that were released are never changed; a new need is a new step. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly tables: readonly TableDefinition[];
  /** Earlier tables whose indexed fields, computed by the database until then, become columns that are written. */
  readonly written?: readonly TableDefinition[];
  /** Earlier tables that get short copies of long fields. */
  readonly copied?: readonly TableDefinition[];
  /** Whether members of list fields move to a table that is kept by their owner. */
  readonly keyedMembers?: true;
}
