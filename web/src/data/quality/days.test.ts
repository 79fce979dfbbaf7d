import { describe, expect, it } from "vitest";
import { planDays } from "./days.ts";

const days = (...given: [string, number][]) => given.map(([day, events]) => ({ day, events }));

describe("the picture of contacts per day", () => {
  it("has a bar for each day with contacts, as high as it has many", () => {
    const { bars, step, most } = planDays({ days: days(["2026-01-01", 4], ["2026-01-02", 8], ["2026-01-05", 2]), gaps: [] }, 500, 40);
    expect([step, most]).toEqual([1, 8]);
    expect(bars.map(({ x, width, height }) => [x, width, height])).toEqual([[0, 100, 20], [100, 100, 40], [400, 100, 10]]);
  });

  it("takes days together where there are more than fit", () => {
    const { bars, step } = planDays({ days: days(["2026-01-01", 1], ["2026-01-02", 2], ["2026-01-03", 3], ["2026-01-10", 5]), gaps: [] }, 15, 10);
    expect(step).toBe(2); // ten days of three pixels are thirty
    expect(bars.map((bar) => bar.events)).toEqual([3, 3, 5]);
  });

  it("marks the gaps where they are", () => {
    const gaps = [{ from: "2026-01-03", to: "2026-01-06", days: 4 }];
    const [gap] = planDays({ days: days(["2026-01-01", 1], ["2026-01-10", 1]), gaps }, 100, 10).gaps;
    expect([gap?.x, gap?.width, gap?.days]).toEqual([20, 40, 4]);
  });

  it("is empty without contacts", () => {
    expect(planDays({ days: [], gaps: [] }, 100, 10)).toMatchObject({ bars: [], gaps: [] });
  });
});
