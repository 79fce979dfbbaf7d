import { beforeAll, expect, test } from "vitest";
import { speak } from "../../i18n/index.ts";
import { presetsOf } from "./presets.ts";

beforeAll(() => speak("en"));
const days = (first: string | null, last: string | null) => presetsOf(first, last).map(({ label, from, until }) => [label, from, until]);

test("the last days end with the data, the last day counted", () => {
  expect(days("2026-01-01T08:00:00Z", "2026-12-31T20:00:00Z")).toEqual([
    ["Everything", null, null],
    ["Last 30 days", "2026-12-02", "2026-12-31"],
    ["Last 90 days", "2026-10-03", "2026-12-31"],
  ]);
});

test("years are offered where there are several, the last first", () => {
  expect(days("2024-12-31T23:00:00Z", "2026-01-02T00:00:00Z").map(([label]) => label)).toEqual(["Everything", "Last 30 days", "Last 90 days", "2026", "2025", "2024"]);
});

test("a period that leaves nothing out is not offered", () => {
  expect(days("2026-01-01T08:00:00Z", "2026-01-20T08:00:00Z")).toEqual([["Everything", null, null]]);
  expect(days(null, null)).toEqual([["Everything", null, null]]);
});
