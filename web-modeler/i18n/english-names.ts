import texts from '../../workflows/english.json' with { type: 'json' };

const english: ReadonlyMap<string, string> = new Map(Object.entries(texts));

/** A shipped name in English; the office's own words stay as they are written. */
export const englishName = (name: string): string => english.get(name) ?? name;
