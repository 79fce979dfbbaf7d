// @vitest-environment node
import { expect, test } from "vitest";
import { journeyLine } from "./line.ts";
import { hits, isFew } from "./measuring.ts";

test("from thirty on there is a percentage, and a share is of whole paths", () => {
  expect([isFew(29), isFew(30)]).toEqual([true, false]);
  expect([hits({ value: 0.29, n: 100 }), hits({ value: null, n: 0 })]).toEqual([29, 0]); // 0.29 * 100 is a little under 29
});

test("a way back is few where few reach its step, not where few take it", () => {
  const columns = ["a", "b"].map((step, index) => ({ step, phaseIndex: 0, x: index * 120, width: 114 }));
  const plan = (paths: number) => {
    const stations = new Map(columns.map(({ step }) => [step, { customers: paths, paths, unseen: null, measurable: true }]));
    const words = { returns: () => "back", unseen: () => "" };
    return journeyLine(columns, { stations, ways: [{ from: "b", to: "a", paths: 10 }] }, new Set(), words, (said) => ({ lines: [said], width: 20 }), { left: 0, right: 240 });
  };
  expect([plan(29), plan(30)].map(({ arcs }) => arcs[0]?.few)).toEqual([true, false]);
});
