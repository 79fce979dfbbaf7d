/** The picture of contacts over time: bars over the whole period, and the stretches without any. */
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
  /** Days, months or years that one bar stands for. */
  readonly step: number;
  /** Contacts of the highest bar. */
  readonly most: number;
}

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** When the day, month or year ends that begins with `day`. */
function endOf(day: string, unit: Quality["unit"]): number {
  const [year = 0, month = 1] = day.split("-").map(Number);
  if (unit === "day") return at(day) + DAY;
  return unit === "month" ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
}

/** Bars in a picture of `width` and `height`, each at least `least` wide: of as many days as that takes. */
export function planDays(quality: Pick<Quality, "days" | "gaps" | "unit">, width: number, height: number, least = 3): DaysPlan {
  const { days, unit } = quality;
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last) return { bars: [], gaps: [], step: 1, most: 0 };
  const begin = at(first.day);
  const scale = width / (endOf(last.day, unit) - begin);
  const step = Math.max(1, Math.ceil((days.length * least) / width));
  const sums = Array.from({ length: Math.ceil(days.length / step) }, (_, number) => {
    const part = days.slice(number * step, (number + 1) * step);
    return { from: at(part[0]?.day ?? first.day), to: endOf(part.at(-1)?.day ?? last.day, unit), events: part.reduce((sum, day) => sum + day.events, 0) };
  });
  const most = Math.max(1, ...sums.map((sum) => sum.events));
  const bars = sums
    .filter((sum) => sum.events > 0)
    .map(({ from, to, events }) => ({
      x: (from - begin) * scale,
      width: (to - from) * scale,
      height: Math.max(1, (events / most) * height),
      from: new Date(from),
      events,
    }));
  const gaps = quality.gaps.map((gap) => {
    const [from, to] = [at(gap.from), at(gap.to)];
    return { x: (from - begin) * scale, width: Math.max(2, (to + DAY - from) * scale), from: new Date(from), to: new Date(to), days: gap.days };
  });
  return { bars, gaps, step, most };
}
