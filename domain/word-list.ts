/** The words of a property that holds a list, such as clause or element ids: separated by spaces or commas, none when absent. */
export const wordList = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\s,]+/).filter(Boolean);
