/** A seed of its own for each run, unless `SEED` names one; whoever uses it prints it. */
export const seedOfRun = (): number => Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
