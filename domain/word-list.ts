/** The words of a property that holds a list, such as clause or element ids: separated by white space, none when absent. */
export const wordList = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/\s+/).filter(Boolean);
