/** Periods that people often choose, counted from the last day of the data and not from today. */
import { say } from "../../i18n/index.ts";

interface Preset {
  readonly label: string;
  readonly from: string | null;
  readonly until: string | null;
}

const DAY = 86_400_000;
const MOST_YEARS = 6;

/** The last 30 and 90 days, and each year, of data between these times; only where they leave something out. */
export function presetsOf(first: string | null, last: string | null): readonly Preset[] {
  const all = { label: say("reality.allTime"), from: null, until: null };
  if (first === null || last === null) return [all];
  const [begin, end] = [first.slice(0, 10), last.slice(0, 10)];
  const back = (days: number): string => new Date(Date.parse(end) - (days - 1) * DAY).toISOString().slice(0, 10);
  const recent = [30, 90].filter((days) => back(days) > begin).map((days) => ({ label: say("reality.lastDays", { n: days }), from: back(days), until: end }));
  const [from, until] = [Number(begin.slice(0, 4)), Number(end.slice(0, 4))];
  const years = Array.from({ length: Math.min(MOST_YEARS, until - from + 1) }, (_, index) => String(until - index));
  return [all, ...recent, ...(from === until ? [] : years.map((year) => ({ label: year, from: `${year}-01-01`, until: `${year}-12-31` })))];
}
