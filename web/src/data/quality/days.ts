/** The picture of contacts per day: bars over the whole period, and the stretches without any. */
import type { Quality } from "../../shell/customer_data.ts";

const DAY = 86_400_000;

export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly from: Date;
  readonly events: number;
}
export interface Span {
  readonly x: number;
  readonly width: number;
  readonly from: Date;
  readonly to: Date;
  readonly days: number;
}
export interface DaysPlan {
  readonly bars: readonly Bar[];
  readonly gaps: readonly Span[];
  /** Days that one bar stands for. */
  readonly step: number;
  /** Contacts at the top of the picture. */
  readonly most: number;
}

const at = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);

/** Bars of days, or of as many days as fit, in a picture of `width` and `height`. */
export function planDays(quality: Pick<Quality, "days" | "gaps">, width: number, height: number, least = 3): DaysPlan {
  const first = quality.days[0];
  const last = quality.days.at(-1);
  if (!first || !last) return { bars: [], gaps: [], step: 1, most: 0 };
  const begin = at(first.day);
  const end = Math.max(at(last.day), ...quality.gaps.map((gap) => at(gap.to))) + DAY;
  const all = Math.round((end - begin) / DAY);
  const step = Math.max(1, Math.ceil((all * least) / width));
  const sums = new Map<number, number>();
  for (const { day, events } of quality.days) {
    const place = Math.floor((at(day) - begin) / DAY / step);
    sums.set(place, (sums.get(place) ?? 0) + events);
  }
  const most = Math.max(1, ...sums.values());
  const perDay = width / all;
  const bars = [...sums].map(([place, events]) => ({
    x: place * step * perDay,
    width: Math.min(step * perDay, width - place * step * perDay),
    height: Math.max(1, (events / most) * height),
    from: new Date(begin + place * step * DAY),
    events,
  }));
  const gaps = quality.gaps.map((gap) => {
    const from = Math.max(begin, at(gap.from));
    const to = Math.min(end, at(gap.to) + DAY);
    return { x: ((from - begin) / DAY) * perDay, width: Math.max(2, ((to - from) / DAY) * perDay), from: new Date(gap.from), to: new Date(gap.to), days: gap.days };
  });
  return { bars, gaps, step, most };
}
