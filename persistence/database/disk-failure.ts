import { codeOf } from '../register/error-code.ts';

/**
 * Whether SQLite says that the disk did not do what it was told (`SQLITE_IOERR_FSYNC`, `…_WRITE`, …). After a flush that failed
 * the system may have dropped what was to be flushed and still call the next flush a success, so nothing that is written to the
 * file afterwards may be acknowledged until it has been opened anew.
 */
export const isDiskFailure = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_IOERR');

/** Told once, when a disk has failed under a database; whoever composes the program ends it. */
export type OnDiskFailure = (failure: Error) => void;
