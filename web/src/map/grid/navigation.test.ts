import { expect, test } from "vitest";
import type { Place } from "../session.svelte.ts";
import { neighbour, type Direction, type Row } from "./navigation.ts";

const phase = (id: string): Place => ({ table: "phases", id });
const step = (id: string): Place => ({ table: "steps", id });
const card = (id: string): Place => ({ table: "cards", id });
const cell = (lane: string, at: string): Place => ({ table: "cell", lane, step: at, kind: lane });
const lane = (id: string): Place => ({ table: "lanes", id });
const line = (id: string): Place => ({ table: "line", id });

// a phase of two steps and one of a single step; a wide card over the first two steps of the first lane
const rows: Row[] = [
  { label: null, stacks: [[phase("p")], [phase("p")], [phase("q")]] },
  { label: null, stacks: [[step("1")], [step("2")], [step("3")]] },
  { label: lane("x"), stacks: [[card("wide"), card("a"), card("b")], [card("wide"), card("c")], [cell("x", "3")]] },
  { label: lane("y"), stacks: [[cell("y", "1")], [card("d"), card("e")], [cell("y", "3")]] },
];

test.each<[Place, Direction, Place | null]>([
  [phase("p"), "right", phase("q")],
  [phase("q"), "left", phase("p")],
  [phase("p"), "down", step("1")],
  [step("1"), "up", phase("p")],
  [step("1"), "down", card("wide")],
  [card("wide"), "down", card("a")],
  [card("b"), "right", card("c")],
  [card("b"), "down", cell("y", "1")],
  [card("a"), "up", card("wide")],
  [card("wide"), "right", cell("x", "3")],
  [card("wide"), "left", lane("x")],
  [lane("x"), "right", card("wide")],
  [lane("x"), "down", lane("y")],
  [lane("y"), "down", null],
  [card("d"), "up", card("c")],
  [card("e"), "row-start", cell("y", "1")],
  [card("d"), "row-end", cell("y", "3")],
  [card("e"), "map-start", phase("p")],
  [phase("p"), "map-end", cell("y", "3")],
  [card("b"), "next", card("c")],
  [card("c"), "previous", card("b")],
  [card("e"), "next", cell("y", "3")],
  [cell("y", "3"), "next", null],
  [cell("y", "1"), "previous", cell("x", "3")],
  [phase("p"), "previous", null],
])("from %j %s is %j", (from, direction, to) => {
  expect(neighbour(rows, from, direction)).toEqual(to);
});

test("a wide card is left downwards in the column where one came from", () => {
  expect(neighbour(rows, card("wide"), "down", 1)).toEqual(card("c"));
});

test("who is nowhere begins at the start", () => {
  expect(neighbour(rows, card("gone"), "down")).toEqual(phase("p"));
});

// a row with a door and no label, above one with both
const doors: Row[] = [
  { label: null, door: line(""), stacks: [[line("1")], [line("2")]] },
  { label: lane("z"), door: { table: "emotion", id: "" }, stacks: [[{ table: "emotion", id: "1" }], [{ table: "bare", phase: "q", lane: "z" }]] },
];

test.each<[Place, Direction, Place | null]>([
  [line("1"), "left", line("")],
  [line(""), "right", line("1")],
  [line(""), "next", line("1")],
  [line("1"), "previous", line("")],
  [line(""), "previous", null],
  [line(""), "down", lane("z")],
  [lane("z"), "up", line("")],
  [line("2"), "next", { table: "emotion", id: "" }],
  [lane("z"), "next", { table: "emotion", id: "" }],
  [{ table: "emotion", id: "" }, "next", { table: "emotion", id: "1" }],
  [{ table: "emotion", id: "1" }, "left", lane("z")],
  [{ table: "emotion", id: "1" }, "right", { table: "bare", phase: "q", lane: "z" }],
  [{ table: "bare", phase: "q", lane: "z" }, "row-start", { table: "emotion", id: "1" }],
])("what opens beside the name of a row: from %j %s is %j", (from, direction, to) => {
  expect(neighbour(doors, from, direction)).toEqual(to);
});
