/** JSON text of one value. */
export type JsonText = string;
/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
/** RFC 3339 date and time with offset, as a form or FEEL expression gave it. */
export type DateTimeText = string;

/** The tenant of everything, until tenants are asked for. */
export const defaultTenant = '<default>';
