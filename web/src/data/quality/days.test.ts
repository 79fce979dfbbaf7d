import { describe, expect, it } from "vitest";
import { planDays } from "./days.ts";

const days = (first: string, ...events: number[]) => events.map((number, index) => ({ day: new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10), events: number }));

describe("the picture of contacts over time", () => {
  it("has a bar for each day with contacts, as high as it has many", () => {
    const { bars, step, most } = planDays({ unit: "day", days: days("2026-01-01", 4, 8, 0, 0, 2), gaps: [] }, 500, 40);
    expect([step, most]).toEqual([1, 8]);
    expect(bars.map(({ x, width, height }) => [x, width, height].map(Math.round))).toEqual([[0, 100, 20], [100, 100, 40], [400, 100, 10]]);
  });

  it("takes days together where there are more than fit", () => {
    const { bars, step } = planDays({ unit: "day", days: days("2026-01-01", 1, 2, 3, 0, 0, 0, 0, 0, 0, 5), gaps: [] }, 15, 10);
    expect(step).toBe(2); // ten days of three pixels are thirty
    expect(bars.map((bar) => bar.events)).toEqual([3, 3, 5]);
  });

  it("gives a month the width of its days", () => {
    const months = [{ day: "2026-01-01", events: 10 }, { day: "2026-02-01", events: 5 }];
    const { bars } = planDays({ unit: "month", days: months, gaps: [] }, 59, 10);
    expect(bars.map(({ x, width }) => [x, width].map(Math.round))).toEqual([[0, 31], [31, 28]]);
  });

  it("marks the gaps where they are", () => {
    const gaps = [{ from: "2026-01-03", to: "2026-01-06", days: 4 }];
    const [gap] = planDays({ unit: "day", days: days("2026-01-01", 1, 1, 0, 0, 0, 0, 1, 1, 1, 1), gaps }, 100, 10).gaps;
    expect([gap?.x, gap?.width, gap?.days].map((value) => Math.round(value ?? -1))).toEqual([20, 40, 4]);
  });

  it("is empty without contacts", () => {
    expect(planDays({ unit: "day", days: [], gaps: [] }, 100, 10)).toMatchObject({ bars: [], gaps: [] });
  });
});
