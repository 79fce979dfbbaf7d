import { beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { speak } from "../i18n/index.ts";
import { fromJourney } from "./from_journey.ts";
import { LANE_KINDS, salon, SALON } from "./fixtures/salon.ts";
import { chance, randomEdit, said } from "./fixtures/random_edits.ts";
import { itemText, moveItem, removeItem } from "./edits/lists.ts";
import { addStep } from "./edits/steps.ts";
import { MapDocument } from "./map_document.svelte.ts";
import { textAt, typeText } from "./texts.ts";

beforeAll(() => speak("nl"));

/** So many people with the same map, each on an own document. */
function people(number: number): MapDocument[] {
  const first = Y.encodeStateAsUpdate(fromJourney(SALON));
  return Array.from({ length: number }, () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, first);
    return MapDocument.over(doc, LANE_KINDS);
  });
}

function exchange(from: MapDocument, to: MapDocument): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])("whatever several people do, in the end all see the same map (%i)", (seed) => {
  const next = chance(seed);
  const all = people(3);
  for (let round = 0; round < 60; round++) {
    const one = all[Math.floor(next() * all.length)];
    const other = all[Math.floor(next() * all.length)];
    if (!one || !other) continue;
    if (next() < 0.12 && one.canUndo) one.undo();
    else if (next() < 0.2) exchange(one, other);
    else randomEdit(one, next);
  }
  for (const one of all) for (const other of all) exchange(one, other);
  for (const one of all) for (const other of all) exchange(one, other);
  const [first, ...others] = all.map(said);
  for (const other of others) expect(other).toEqual(first);
  const afresh = MapDocument.over(all[0]?.doc ?? new Y.Doc(), LANE_KINDS);
  expect(said(afresh)).toEqual(first); // what was renewed row by row is what a new reading says
});

test.each([11, 12, 13, 14, 15, 16])("undoing everything brings the map back, and redoing it all the edits (%i)", (seed) => {
  const next = chance(seed);
  const map = salon();
  const before = said(map);
  for (let round = 0; round < 25; round++) randomEdit(map, next);
  const after = said(map);
  while (map.canUndo) map.undo();
  expect(said(map)).toEqual(before);
  while (map.canRedo) map.redo();
  expect(said(map)).toEqual(after);
});

test("two who write in one item of a list both keep their words, also where a third moves it", () => {
  const all = people(3);
  const [kees, marie, noor] = all;
  if (!kees || !marie || !noor) throw new Error("nobody");
  const list = { table: "personas", id: kees.personas[0]?.id ?? "", field: "needs" } as const;
  const keys = kees.personas[0]?.needs.map((need) => need.key) ?? [];
  const [first, second] = keys;
  if (first === undefined || second === undefined) throw new Error("no needs");
  const before = kees.personas[0]?.needs[0]?.text ?? "";
  const place = itemText(list, first);
  typeText(kees, place, `${before}, zegt Kees`, before.length + 11);
  typeText(marie, place, `Marie zegt: ${before}`, 12);
  moveItem(noor, list, first, keys[2] ?? null);
  for (const one of all) for (const other of all) exchange(one, other);
  for (const one of all) expect(one.personas[0]?.needs.slice(0, 2)).toMatchObject([{ key: second }, { text: `Marie zegt: ${before}, zegt Kees` }]);
});

test("two who begin to write in an empty field at once write in the same text", () => {
  const [kees, marie] = people(2);
  if (!kees || !marie) throw new Error("nobody");
  const step = addStep(kees, { phase: kees.phases[0]?.id ?? "" }, "Nieuw");
  exchange(kees, marie);
  const place = { table: "steps", id: step, field: "expectation" } as const;
  typeText(kees, place, "snel", 4);
  typeText(marie, place, "goed", 4);
  exchange(kees, marie);
  exchange(marie, kees);
  const said = kees.find("steps", step)?.expectation ?? "";
  expect([said.includes("snel"), said.includes("goed"), said.length]).toEqual([true, true, 8]);
  expect(marie.find("steps", step)?.expectation).toBe(said);
});

test("an item of a map of before people typed in items is read, written in and moved", () => {
  const map = salon();
  const list = { table: "personas", id: map.personas[0]?.id ?? "", field: "facts/brands" } as const;
  const row = map.row("personas", list.id);
  row?.set("facts/brands/k1", ["a1", "Wella"]);
  row?.set("facts/brands/k2", ["a2", "Aveda"]);
  const brands = (): readonly string[] => map.personas[0]?.facts.brands.map((item) => item.text) ?? [];
  expect([brands(), textAt(map, itemText(list, "k2"))]).toEqual([["Wella", "Aveda"], "Aveda"]);
  typeText(map, itemText(list, "k2"), "Aveda Pro", 9);
  moveItem(map, list, "k1", null);
  expect(brands()).toEqual(["Aveda Pro", "Wella"]);
  typeText(map, itemText(list, "k1"), "", 0);
  expect(brands()).toEqual(["Aveda Pro", ""]);
  removeItem(map, list, "k1");
  expect(brands()).toEqual(["Aveda Pro"]);
});

test("undo takes back one's own edits and leaves the others'", () => {
  const [kees, marie] = people(2);
  if (!kees || !marie) throw new Error("nobody");
  kees.setText({ table: "journey", id: "", field: "title" }, "Van Kees");
  exchange(kees, marie);
  marie.set("journey", "", "state", "future");
  exchange(marie, kees);
  expect(marie.canUndo).toBe(true);
  kees.undo();
  exchange(kees, marie);
  expect([marie.journey.title, marie.journey.state]).toEqual(["Een krullenkapper vinden", "future"]);
  marie.undo();
  exchange(marie, kees);
  expect([kees.journey.title, kees.journey.state]).toEqual(["Een krullenkapper vinden", "current"]);
});

test("typing is one step to undo until there is a pause or another field", () => {
  const map = salon();
  const card = map.cards[0]?.id ?? "";
  const place = { table: "cards", id: card, field: "text" } as const;
  const before = map.find("cards", card)?.text;
  for (const written of ["a", "ab", "abc"]) typeText(map, place, written, written.length);
  typeText(map, { table: "journey", id: "", field: "owner" }, "Wij", 3);
  map.undo();
  expect([map.find("cards", card)?.text, map.journey.owner]).toEqual(["abc", "Eigenaar van Salon Krul"]);
  map.undo();
  expect(map.find("cards", card)?.text).toBe(before);
});
