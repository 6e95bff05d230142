/** The seed that `SEED` names, `SEED=random` for another every time, else always the same; whoever uses it prints it. */
export function seedOfRun(): number {
  const given = process.env['SEED'] ?? '7';
  return given === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(given);
}
