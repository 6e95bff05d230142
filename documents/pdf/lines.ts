import { faceFor, missingGlyph, type Face, type Weight } from './fonts.ts';

export interface Run {
  readonly face: Face;
  text: string;
  /** Points. */
  width: number;
}

export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

export interface TextStyle {
  readonly weight: Weight;
  /** Points. */
  readonly size: number;
}

// A line breaks between Han characters and after blanks; closing marks stay with what they close, opening marks with what they open.
const unit =
  /\s|[「『（(【《〈〔]*(?:[!-'*-\u024f]+|\S)\p{M}*[\p{M}\ufe00-\ufe0f、。，．；：？！」』）)】》〉〕…—％]*/gu;

function runsOf(text: string, { weight, size }: TextStyle): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const { face, drawn } = faceFor(character, weight);
    const width = (face.advance(drawn.codePointAt(0) ?? 0) * size) / 1000;
    const last = runs.at(-1);
    if (last?.face === face) {
      last.text += drawn;
      last.width += width;
    } else runs.push({ face, text: drawn, width });
  }
  return runs;
}

const widthOf = (text: string, style: TextStyle): number =>
  runsOf(text, style).reduce((sum, run) => sum + run.width, 0);

function wrapParagraph(paragraph: string, style: TextStyle, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const place = (piece: string, width: number): void => {
    if (used > 0 && used + width > room) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
      if (piece.trim() === '') return;
    }
    line += piece;
    used += width;
  };
  for (const [piece] of paragraph.matchAll(unit)) {
    const width = widthOf(piece, style);
    // A word wider than the line is broken anywhere.
    if (width > room) for (const character of piece) place(character, widthOf(character, style));
    else place(piece, width);
  }
  return [...lines, line];
}

/** Breaks text into lines no wider than `room` points; every line end in the text starts a new line. */
export function wrap(text: string, style: TextStyle, room: number): Line[] {
  return text
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, style, room))
    .map((line) => {
      const runs = runsOf(line, style);
      return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
    });
}

/** The characters of a text that no font has. */
export function missingIn(text: string): string[] {
  return [...new Set(text)].filter((character) => {
    const drawable = /\s/.test(character) || character === missingGlyph;
    return !drawable && faceFor(character, 'regular').drawn === missingGlyph;
  });
}
