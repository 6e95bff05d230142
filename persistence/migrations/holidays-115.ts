/** Government office holidays of ROC year 115 (2026) besides ordinary weekends, as announced for that year. */
const announcement = '院授人培字第11430248312號';

const dates = [
  '2026-01-01',
  ...['14', '15', '16', '17', '18', '19', '20', '21', '22', '27'].map((day) => `2026-02-${day}`),
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-06-19',
  '2026-09-25',
  '2026-09-28',
  '2026-10-09',
  '2026-10-26',
  '2026-12-25'
];

export const holidaysOf115 = dates.map((date) => ({ date, kind: 'holiday', source: announcement }));
