import type { CalendarDay, CalendarRegister } from '../contract/index.ts';
import type { RegisterContext } from '../register/context.ts';

const DAY_MS = 86_400_000;

/** Saturdays and Sundays of the years, as `YYYY-MM-DD`. */
function weekends(fromYear: number, toYear: number): string[] {
  const days: string[] = [];
  const end = Date.UTC(toYear + 1, 0, 1);
  for (let at = Date.UTC(fromYear, 0, 1); at < end; at += DAY_MS) {
    const day = new Date(at);
    if (day.getUTCDay() % 6 === 0) days.push(day.toISOString().slice(0, 10));
  }
  return days;
}

export function createCalendarRegister(context: RegisterContext): CalendarRegister {
  const { db } = context;
  const days = (fromYear: number, toYear: number): Promise<CalendarDay[]> =>
    db<CalendarDay>('calendar_days')
      .whereBetween('date', [`${fromYear}-01-01`, `${toYear}-12-31`])
      .orderBy('date')
      .select('date', 'kind', 'source');
  return {
    days,
    async put(rows) {
      if (rows.length === 0) return;
      await db('calendar_days')
        .insert([...rows])
        .onConflict('date')
        .merge();
    },
    async holidays(fromYear, toYear) {
      const dates = new Set(weekends(fromYear, toYear));
      for (const { date, kind } of await days(fromYear, toYear)) {
        if (kind === 'holiday') dates.add(date);
        else dates.delete(date);
      }
      return dates;
    }
  };
}
