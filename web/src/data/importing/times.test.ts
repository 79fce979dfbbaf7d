import { describe, expect, it } from "vitest";
import type { PlanTime } from "../../shell/customer_data.ts";
import { dayFirst, isCounted, needsZone, zones } from "./times.ts";

const time = (change: Partial<PlanTime>): PlanTime => ({ kind: "pattern", pattern: null, text: "", timezone: "UTC", zone_given: false, examples: [], ...change });

describe("how times are written", () => {
  it("says whether the day comes before the month, where they can be mistaken", () => {
    expect(dayFirst(time({ pattern: "%d/%m/%Y %H:%M" }))).toBe(true);
    expect(dayFirst(time({ pattern: "%m-%d-%y" }))).toBe(false);
    for (const pattern of ["%Y%m%d", "%Y-%m-%d", "%d %B %Y", null]) expect(dayFirst(time({ pattern }))).toBeNull();
  });

  it("needs a zone where the times name none and do not count", () => {
    expect(needsZone(time({}))).toBe(true);
    expect(needsZone(time({ zone_given: true }))).toBe(false);
    expect([needsZone(time({ kind: "milliseconds" })), isCounted(time({ kind: "milliseconds" }))]).toEqual([false, true]);
  });

  it("offers the chosen zone first, and each once", () => {
    const offered = zones("Asia/Tokyo");
    expect(offered[0]).toBe("Asia/Tokyo");
    expect(new Set(offered).size).toBe(offered.length);
    expect(offered).toContain("Europe/Amsterdam");
  });
});
