/** How durations are spread, as a small picture: bars over a time axis on which each step doubles. Data in, plan out, in px. */

export interface Spread {
  readonly bins: readonly { readonly from_seconds: number; readonly to_seconds: number; readonly n: number }[];
  readonly q1_seconds: number | null;
  readonly median_seconds: number | null;
  readonly q3_seconds: number | null;
  readonly p90_seconds: number | null;
}

export interface HistogramPlan {
  readonly bars: readonly { readonly x: number; readonly width: number; readonly height: number; readonly n: number; readonly from: number; readonly to: number }[];
  readonly ticks: readonly { readonly x: number; readonly seconds: number }[];
  /** Where the quarters lie. */
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly p90: number | null;
}

/** Durations that people know by name. */
const NAMED = [1, 10, 60, 600, 3600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000];
const APART = 46;
const SHORTEST = 0.5;

/** The picture in a room of so many px. */
export function histogram({ bins, ...quarters }: Spread, width: number, height: number): HistogramPlan {
  const first = bins[0];
  const last = bins.at(-1);
  if (first === undefined || last === undefined) return { bars: [], ticks: [], q1: null, median: null, q3: null, p90: null };
  const least = Math.log(beginOf(first));
  const range = Math.max(Math.log(last.to_seconds) - least, Math.LN2);
  const x = (seconds: number): number => Math.min(width, Math.max(0, ((Math.log(Math.max(seconds, SHORTEST)) - least) / range) * width));
  const at = (seconds: number | null): number | null => (seconds === null ? null : x(seconds));
  const most = Math.max(1, ...bins.map(({ n }) => n));
  return {
    bars: bins.map((bin) => {
      const begin = x(beginOf(bin));
      const high = bin.n === 0 ? 0 : Math.max(1, (bin.n / most) * height);
      return { x: begin, width: Math.max(1, x(bin.to_seconds) - begin - 1), height: high, n: bin.n, from: bin.from_seconds, to: bin.to_seconds };
    }),
    ticks: apart(NAMED.filter((seconds) => Math.log(seconds) >= least && seconds <= last.to_seconds).map((seconds) => ({ x: x(seconds), seconds }))),
    q1: at(quarters.q1_seconds),
    median: at(quarters.median_seconds),
    q3: at(quarters.q3_seconds),
    p90: at(quarters.p90_seconds),
  };
}

/** A bin from nothing begins, on an axis that doubles, one doubling before its end. */
function beginOf({ from_seconds, to_seconds }: Spread["bins"][number]): number {
  return from_seconds > 0 ? from_seconds : Math.max(to_seconds / 2, SHORTEST);
}

/** Those whose names do not run into each other. */
function apart<Tick extends { readonly x: number }>(ticks: readonly Tick[]): Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before === undefined || tick.x - before.x >= APART) kept.push(tick);
  }
  return kept;
}
