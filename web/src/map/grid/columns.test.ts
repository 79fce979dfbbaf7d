import { expect, test } from "vitest";
import type { CardView, PhaseView, StepView } from "../../document/views.ts";
import { bandsOf } from "./bands.ts";
import { columnsOf, leastRoom, runsOf, sameColumns, widthOf } from "./columns.ts";

const phase = (id: string): PhaseView => ({ id, name: id, goal: "" });
const step = (id: string, of: string): StepView => ({
  id,
  phase: of,
  name: id,
  touchpoints: [],
  emotions: [],
  expectation: "",
  momentOfTruth: null,
  journey: null,
});
const card = (id: string, at: string, through: string | null): CardView => ({
  id,
  step: at,
  kind: "actions",
  text: id,
  status: "assumption",
  evidence: [],
  touchpoint: null,
  persona: null,
  through,
  image: null,
  icon: null,
});
const steps: Record<string, StepView[]> = { a: [step("a1", "a"), step("a2", "a")], b: [], c: [step("c1", "c")] };
const columns = (room: number) => columnsOf([phase("a"), phase("b"), phase("c")], (id) => steps[id] ?? [], room);

test("columns share the room; a phase without steps has one", () => {
  expect(columns(800 - 6)).toEqual([
    { step: "a1", phase: "a", phaseIndex: 0, x: 0, width: 194 },
    { step: "a2", phase: "a", phaseIndex: 0, x: 200, width: 194 },
    { step: null, phase: "b", phaseIndex: 1, x: 400, width: 194 },
    { step: "c1", phase: "c", phaseIndex: 2, x: 600, width: 194 },
  ]);
});

test("columns get no narrower than 112 and no wider than 300", () => {
  expect(columns(100).map((column) => column.width)).toEqual([112, 112, 112, 112]);
  expect(widthOf(columns(100))).toBe(leastRoom(4));
  expect(columns(5000)[0]?.width).toBe(300);
});

test("columns stand alike until a step or the room changes", () => {
  expect(sameColumns(columns(800), columns(800))).toBe(true);
  expect(sameColumns(columns(800), columns(900))).toBe(false);
  expect(sameColumns(columns(800), columns(800).slice(1))).toBe(false);
});

test("columns of a phase stand together", () => {
  expect(runsOf(columns(500))).toEqual([
    { phase: "a", phaseIndex: 0, from: 0, count: 2 },
    { phase: "b", phaseIndex: 1, from: 2, count: 1 },
    { phase: "c", phaseIndex: 2, from: 3, count: 1 },
  ]);
});

test("wide cards lie beside each other where they can, and columns begin under them", () => {
  const columnOf = new Map([
    ["s1", 0],
    ["s2", 1],
    ["s3", 2],
    ["s4", 3],
  ]);
  const bands = bandsOf([card("x", "s1", "s2"), card("y", "s2", "s3"), card("z", "s3", "s4"), card("back", "s3", "s1"), card("n", "s4", null)], columnOf, 4);
  expect(bands.wide.map(({ card: { id }, from, to, band }) => [id, from, to, band])).toEqual([
    ["x", 0, 1, 0],
    ["y", 1, 2, 1],
    ["z", 2, 3, 0],
  ]);
  expect(bands.count).toBe(2);
  expect(bands.depth).toEqual([1, 2, 2, 1]);
});
