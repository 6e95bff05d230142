/** Carries out lists of writes on a connection: each list is one transaction, done as a whole or not at all. */
export class Transactions {
  #db;
  #statements = new Map();

  constructor(db) {
    this.#db = db;
  }

  run(writes) {
    this.#prepared('BEGIN IMMEDIATE').run([]);
    try {
      for (const { sql, params } of writes) this.#prepared(sql).run(params);
      const began = performance.now();
      this.#prepared('COMMIT').run([]);
      return performance.now() - began;
    } catch (error) {
      if (this.#db.inTransaction) this.#prepared('ROLLBACK').run([]);
      throw error;
    }
  }

  #prepared(sql) {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
