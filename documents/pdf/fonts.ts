import { fileURLToPath } from 'node:url';
import { openSync, type Font } from 'fontkit';

export type Weight = 'regular' | 'bold';

/** One font as the renderer needs it: what it can draw, how wide, and the name under which the page knows it. */
export interface Face {
  readonly name: string;
  readonly font: Font;
  has(codePoint: number): boolean;
  /** Advance in thousandths of the font size. */
  advance(codePoint: number): number;
}

const sans: Readonly<Record<Weight, string>> = {
  regular: '@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-tc/700Bold/NotoSansTC_700Bold.ttf'
};
/** One weight, which stands for both. */
const rare = '@expo-google-fonts/cactus-classical-serif/400Regular/CactusClassicalSerif_400Regular.ttf';

const opened = new Map<string, Face>();

function face(file: string): Face {
  const known = opened.get(file);
  if (known) return known;
  const font = openSync(fileURLToPath(import.meta.resolve(file)));
  const advances = new Map<number, number>();
  const made: Face = {
    name: file,
    font,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    advance: (codePoint) => {
      const measured =
        advances.get(codePoint) ?? (font.glyphForCodePoint(codePoint).advanceWidth * 1000) / font.unitsPerEm;
      advances.set(codePoint, measured);
      return measured;
    }
  };
  opened.set(file, made);
  return made;
}

/** Stands for a character that no font has, as printers have long set it (〓). */
export const missingGlyph = '〓';

/**
 * The face that draws a character, and the character drawn. Rare characters of names are not in the first font; the
 * second, opened only when first needed, has some 38,000 more, much of Unicode's extension B among them.
 */
export function faceFor(character: string, weight: Weight): { readonly face: Face; readonly drawn: string } {
  const codePoint = character.codePointAt(0) ?? 0;
  const first = face(sans[weight]);
  if (first.has(codePoint)) return { face: first, drawn: character };
  const second = face(rare);
  return second.has(codePoint) ? { face: second, drawn: character } : { face: first, drawn: missingGlyph };
}
