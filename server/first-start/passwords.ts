/** Without letters and digits that are taken for one another. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password of four groups, about 79 bits. `random` answers that many random bytes. */
export function inventPassword(random: (bytes: number) => Buffer): string {
  const letters: string[] = [];
  while (letters.length < 16)
    for (const byte of random(32)) {
      const letter = alphabet[byte % 32];
      if (letter !== undefined && letters.length < 16) letters.push(letter);
    }
  return [0, 4, 8, 12].map((at) => letters.slice(at, at + 4).join('')).join('-');
}
