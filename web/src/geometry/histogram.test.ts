// @vitest-environment node
import { expect, test } from "vitest";
import { histogram } from "./histogram.ts";

const bins = (...counts: number[]) => counts.map((n, index) => ({ from_seconds: 60 * 2 ** index, to_seconds: 60 * 2 ** (index + 1), n }));
const none = { q1_seconds: null, median_seconds: null, q3_seconds: null, p90_seconds: null };

test("each doubling of time is as wide, and the fullest bar fills the height", () => {
  const plan = histogram({ bins: bins(1, 4, 0, 2), ...none }, 400, 40);
  expect(plan.bars.map(({ x, width, height }) => [Math.round(x), Math.round(width), height])).toEqual([[0, 99, 10], [100, 99, 40], [200, 99, 0], [300, 99, 20]]);
});

test("quarters stand where their times are", () => {
  const plan = histogram({ bins: bins(1, 1, 1, 1), q1_seconds: 60, median_seconds: 240, q3_seconds: 480, p90_seconds: 960 }, 400, 40);
  expect([plan.q1, plan.median, plan.q3, plan.p90].map((x) => Math.round(x ?? -1))).toEqual([0, 200, 300, 400]);
});

test("ticks bear names that people know, and do not run into each other", () => {
  const wide = histogram({ bins: bins(...Array(16).fill(1)), ...none }, 320, 40);
  expect(wide.ticks.map(({ seconds }) => seconds)).toEqual([60, 600, 3600, 21_600, 604_800]);
  expect(wide.ticks.every(({ x }, index) => index === 0 || x - (wide.ticks[index - 1]?.x ?? 0) >= 46)).toBe(true);
});

test("nothing measured is nothing drawn, and times of nothing are drawn too", () => {
  expect(histogram({ bins: [], ...none }, 300, 40).bars).toEqual([]);
  const [bar] = histogram({ bins: [{ from_seconds: 0, to_seconds: 1, n: 3 }], ...none }, 300, 40).bars;
  expect([bar?.x, bar?.width, bar?.height]).toEqual([0, 299, 40]);
});
