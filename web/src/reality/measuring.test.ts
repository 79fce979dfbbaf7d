import { beforeAll, describe, expect, it } from "vitest";
import { isFew } from "../geometry/measuring.ts";
import { speak } from "../i18n/index.ts";
import { duration, interval, shareInWords, shareOrCount, shareSentence, signed, type Share } from "./measuring.ts";

const share = (value: number, n: number, low = value, high = value): Share => ({ value, n, low, high });

beforeAll(() => speak("en"));

describe("shares", () => {
  it("writes what is small but not nothing, and what is almost all, as such", () => {
    expect([0, 0.001, 0.48, 0.999, 1].map(shareInWords)).toEqual(["0%", "<1%", "48%", ">99%", "100%"]);
  });

  it("writes an interval once where both ends read alike", () => {
    expect(interval(share(0.48, 100, 0.46, 0.5))).toBe("46–50%");
    expect(interval(share(0.48, 100, 0.481, 0.479))).toBe("48%");
    expect(interval(share(0, 100, 0, 0.001))).toBe("<1%");
    expect(interval(share(1, 100, 0.999, 1))).toBe(">99%");
  });

  it("counts below thirty paths, and makes no percentage", () => {
    expect(isFew(29)).toBe(true);
    expect(isFew(30)).toBe(false);
    expect(shareOrCount(share(0.25, 12))).toBe("3 of 12");
    expect(shareSentence("notSeenAgain", share(0.25, 12))).toBe("3 of 12 not seen again in this data.");
    expect(shareSentence("notSeenAgain", share(0.52, 4266, 0.5, 0.54))).toBe("52% not seen again in this data (50–54%, n = 4,266).");
  });
});

describe("durations and feelings", () => {
  it("writes a duration in its two largest units", () => {
    expect([0, 0.4, 20, 200, 276.5, 100_800, 864_000].map(duration)).toEqual(["0 s", "0.4 s", "20 s", "3 min 20 s", "4 min 37 s", "1 d 4 h", "10 d"]);
  });

  it("writes a feeling with its sign", () => {
    expect([-2, -0.5, 0, 1].map(signed)).toEqual(["−2", "−0.5", "0", "+1"]);
  });
});
