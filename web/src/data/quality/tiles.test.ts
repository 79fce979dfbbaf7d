import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../../i18n/index.ts";
import type { Quality } from "../../shell/customer_data.ts";
import { tilesOf } from "./tiles.ts";

const quality = (change: Partial<Quality> = {}): Quality => ({
  rejections: [],
  rejected: 0,
  doubles: { events: 0, share: 0 },
  future: { events: 0, latest: null },
  single: { customers: 0, share: 0 },
  gaps: [],
  unit: "day",
  days: [],
  names: [],
  more_names: 0,
  ties: { events: 0, share: 0 },
  per_customer: { median: 2.5, p90: 8, most: 40 },
  ...change,
});
const log = { events: 990, customers: 100, rejected: 0 };
const tile = (id: string, ...given: Parameters<typeof tilesOf>) => tilesOf(...given).find((one) => one.id === id);

beforeAll(() => speak("en"));

describe("what is worth knowing of customer data", () => {
  it("is calm where nothing is wrong", () => {
    expect(tilesOf(log, quality()).filter((one) => one.notable)).toEqual([]);
    expect(tile("each", log, quality())?.figure).toBe("2.5");
  });

  it("counts rows that were set aside among all rows", () => {
    const one = tile("rejected", { ...log, rejected: 110 }, quality({ rejected: 110 }));
    expect([one?.figure, one?.notable]).toEqual(["110", true]);
    expect(one?.text).toContain("That is 10% of all rows.");
  });

  it("never says 0% of what there is", () => {
    expect(tile("doubles", log, quality({ doubles: { events: 1, share: 0.001 } }))?.text).toContain("less than 1%");
  });

  it("asks whether the customer column is right where most have one contact", () => {
    const few = tile("single", log, quality({ single: { customers: 20, share: 0.2 } }));
    const many = tile("single", log, quality({ single: { customers: 80, share: 0.8 } }));
    expect([few?.notable, many?.notable]).toEqual([false, true]);
    expect(many?.text).toContain("Is the customer column right");
  });
});
