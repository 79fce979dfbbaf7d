// @vitest-environment node
import { expect, test } from "vitest";
import { pathLine, staysOf } from "./path_line.ts";

const at = (minutes: number, step: string | null) => ({ at: new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString(), step });
const phases = new Map([["search", 0], ["compare", 0], ["book", 1]]);
const stays = (...contacts: ReturnType<typeof at>[]) => staysOf(contacts, (step) => phases.get(step) ?? null);
const layout = { width: 316, height: 44, phases: 2, seconds: null };

test("contacts one after the other at a step are one stay", () => {
  const found = stays(at(0, "search"), at(5, "search"), at(90, "compare"), at(100, "search"), at(110, null));
  expect(found.map(({ step, from, contacts }) => [step, from, contacts])).toEqual([["search", 0, 2], ["compare", 5400, 1], ["search", 6000, 1], [null, 6600, 1]]);
});

test("evenly, stations stand as far apart as there is room, no farther than it reads well", () => {
  const plan = pathLine(stays(at(0, "search"), at(5, "compare"), at(90, "book")), layout);
  expect(plan.dots.map(({ x, y }) => [x, y])).toEqual([[8, 36], [66, 36], [124, 16]]);
});

test("over time, stations stand where their time is", () => {
  const plan = pathLine(stays(at(0, "search"), at(30, "compare"), at(60, "book")), { ...layout, seconds: 7200 });
  expect(plan.dots.map(({ x }) => x)).toEqual([8, 83, 158]);
});

test("gaps of an hour and more are told, the longest before those that have no room beside it", () => {
  const plan = pathLine(stays(at(0, "search"), at(59, "compare"), at(180, "book")), layout);
  expect(plan.gaps.map(({ seconds }) => seconds)).toEqual([121 * 60]);
  const narrow = pathLine(stays(at(0, "search"), at(70, "compare"), at(200, "book")), { ...layout, width: 66 });
  expect(narrow.gaps.map(({ seconds }) => seconds)).toEqual([130 * 60]);
});

test("what has no room is counted", () => {
  const long = Array.from({ length: 40 }, (_, index) => at(index, index % 2 ? "search" : "compare"));
  const plan = pathLine(stays(...long), layout);
  expect([plan.dots.length, plan.left]).toEqual([21, 19]);
  expect(pathLine([], layout)).toMatchObject({ dots: [], gaps: [], left: 0 });
});
