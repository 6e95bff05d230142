/** `lock-child.mjs FILE`: takes the write lock of a SQLite file, says so, and lets it go when told. */
import Database from 'libsql';

const database = new Database(process.argv[2]);
database.exec('BEGIN IMMEDIATE');
process.send('held');
process.once('message', () => {
  database.exec('ROLLBACK');
  process.exit(0);
});
