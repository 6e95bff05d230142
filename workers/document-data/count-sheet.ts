import type { CountSheetData } from '../../documents/index.ts';
import { optionalText } from '../job-input.ts';
import { shown } from './answers.ts';
import type { DataContext } from './context.ts';

/** Where scripts are counted, by the step that says so. */
const places = { CountScriptsOut: '試場', RecountScripts: '試場重點', CountScriptsIn: '收卷處' } as const;

/** 點卷單 of the room in `itemNumber`: the newest count at each place. */
export async function countSheetData({ answers, job, person }: DataContext): Promise<CountSheetData> {
  const itemNumber = optionalText(job, 'itemNumber') ?? '';
  const counts = Object.entries(places).map(async ([elementId, place]) => {
    const entry = answers.at(elementId).findLast(({ values }) => values['itemNumber'] === itemNumber);
    if (!entry) return [];
    const { seatCount, absentCount, missingScripts, witness1, witness2, ...counted } = entry.values;
    return [
      {
        place,
        at: entry.sealedAt,
        by: await person(entry.sealedBy),
        seats: shown(seatCount),
        absent: shown(absentCount),
        scripts: shown(counted['scriptCount'] ?? counted['foundScripts']),
        missing: shown(missingScripts),
        papers: shown(counted['paperCount'] ?? counted['foundPapers']),
        witnesses: [shown(witness1), shown(witness2)].filter(Boolean).join('、')
      }
    ];
  });
  return { itemNumber, counts: (await Promise.all(counts)).flat() };
}
