import { beforeAll, expect, test } from "vitest";
import { speak } from "../../i18n/index.ts";
import { salon } from "../fixtures/salon.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { addCard, addCards, deleteCards, moveCards, setStatus, spanCard } from "./cards.ts";
import { emotionWord, feelingsTogether, setEmotion } from "./emotions.ts";
import { addEvidence, addGoal, setOutcome } from "./journey.ts";
import { addLane, addOwnLane, deleteLane, moveLane, showLane } from "./lanes.ts";
import { addItem, itemText, moveItem, removeItem } from "./lists.ts";
import { setMomentOfTruth } from "./moments.ts";
import { addPersona } from "./personas.ts";
import { addPhase, changeModel, deletePhase, mergePhases, movePhase, splitPhase } from "./phases.ts";
import { addStep, deleteSteps, mergeSteps, moveStep, splitStep } from "./steps.ts";
import { addTouchpoint, deleteTouchpoint, moveTouchpoint, useTouchpoint } from "./touchpoints.ts";

beforeAll(() => speak("nl"));

const texts = (map: MapDocument, step: string, kind: string): string[] => map.cardsAt(step, kind).map((card) => card.text);
const ids = (things: readonly { readonly id: string }[]): string[] => things.map((thing) => thing.id);
const allCards = (map: MapDocument): string[] => ids(map.cards).sort();

test("cards are added before one another, moved in order, and taken away", () => {
  const map = salon();
  const [step, other] = ids(map.steps);
  if (!step || !other) throw new Error("no steps");
  const [b] = addCards(map, { step, kind: "tools" }, [{ text: "b" }, { text: "c" }]);
  addCard(map, { step, kind: "tools", before: b ?? null }, { text: "a" });
  expect(texts(map, step, "tools")).toEqual(["a", "b", "c"]);
  const [first, , last] = ids(map.cardsAt(step, "tools"));
  moveCards(map, [last ?? "", first ?? ""], { step, kind: "tools", before: b ?? null });
  expect(texts(map, step, "tools")).toEqual(["c", "a", "b"]);
  moveCards(map, [first ?? ""], { step: other, kind: "systems" });
  expect([texts(map, step, "tools"), texts(map, other, "systems")]).toEqual([["c", "b"], ["a"]]);
  setStatus(map, [first ?? ""], "contradicted");
  expect(map.find("cards", first ?? "")?.status).toBe("contradicted");
  deleteCards(map, ids(map.cardsAt(step, "tools")));
  expect(texts(map, step, "tools")).toEqual([]);
});

test("a card moved before itself or its fellows stays among them", () => {
  const map = salon();
  const step = map.steps[0]?.id ?? "";
  const [a, b, c] = addCards(map, { step, kind: "tools" }, [{ text: "a" }, { text: "b" }, { text: "c" }]);
  moveCards(map, [a ?? "", b ?? ""], { step, kind: "tools", before: b ?? null });
  expect(texts(map, step, "tools")).toEqual(["a", "b", "c"]);
  moveCards(map, [c ?? ""], { step, kind: "tools", before: c ?? null });
  expect(texts(map, step, "tools")).toEqual(["a", "b", "c"]);
});

test("things go between two that have the same place", () => {
  const map = salon();
  const step = map.steps[0]?.id ?? "";
  const [a, b] = addCards(map, { step, kind: "tools" }, [{ text: "a" }, { text: "b" }]);
  map.set("cards", b ?? "", "order", String(map.row("cards", a ?? "")?.get("order")));
  const [, second] = ids(map.cardsAt(step, "tools"));
  addCard(map, { step, kind: "tools", before: second ?? null }, { text: "tussen" });
  expect(texts(map, step, "tools")[1]).toBe("tussen");
});

test("a card runs on to later steps alone", () => {
  const map = salon();
  const [first, second, third] = ids(map.steps);
  const id = addCard(map, { step: second ?? "", kind: "tools" }, { text: "agenda" });
  spanCard(map, id, third ?? "");
  expect(map.find("cards", id)?.through).toBe(third);
  spanCard(map, id, first ?? "");
  expect(map.find("cards", id)?.through).toBeNull();
});

test("a step leaves with its cards, and comes back with them", () => {
  const map = salon();
  const [first] = ids(map.steps);
  const before = allCards(map);
  deleteSteps(map, [first ?? ""]);
  expect(ids(map.steps)).not.toContain(first);
  expect(map.cards.length).toBeLessThan(before.length);
  map.undo();
  expect([ids(map.steps)[0], allCards(map)]).toEqual([first, before]);
});

test("steps are added and moved within and over phases", () => {
  const map = salon();
  const [one, two] = ids(map.phases);
  const held = ids(map.stepsOf(two ?? ""));
  const added = addStep(map, { phase: two ?? "", before: held[1] ?? null }, "Tussenstap");
  expect(ids(map.stepsOf(two ?? ""))).toEqual([held[0], added, ...held.slice(1)]);
  moveStep(map, added, { phase: one ?? "" });
  expect(ids(map.stepsOf(one ?? "")).at(-1)).toBe(added);
  expect(added).toMatch(/^tussenstap-[a-km-np-z2-9]{5}$/);
});

test("splitting a step sends the chosen cards to the right, and merging brings everything together again", () => {
  const map = salon();
  const step = map.steps.find((one) => map.cardsAt(one.id, "actions").length > 0 && one.touchpoints.length > 1);
  if (!step) throw new Error("no such step");
  const cards = allCards(map);
  const going = ids(map.cardsAt(step.id, "actions")).slice(0, 1);
  const right = splitStep(map, step.id, { name: "Daarna", cards: going, touchpoints: step.touchpoints.slice(1) });
  const at = ids(map.steps).indexOf(step.id);
  expect(ids(map.steps)[at + 1]).toBe(right);
  expect(ids(map.cardsAt(right, "actions"))).toEqual(going);
  expect(map.find("steps", step.id)?.touchpoints).toEqual(step.touchpoints.slice(0, 1));
  expect(map.find("steps", right)?.touchpoints).toEqual(step.touchpoints.slice(1));
  expect(map.find("steps", right)?.emotions).toEqual(map.find("steps", step.id)?.emotions);
  expect(allCards(map)).toEqual(cards);
  mergeSteps(map, [right, step.id], "Weer één");
  expect(map.find("steps", right)).toBeUndefined();
  expect(map.find("steps", step.id)).toMatchObject({ name: "Weer één", touchpoints: step.touchpoints, emotions: step.emotions });
  expect(allCards(map)).toEqual(cards);
});

test("of feelings that come together in a merged step the strongest remains, with every word, and each persona's own", () => {
  const map = salon();
  const [first = "", second = "", third = ""] = ids(map.steps);
  for (const step of map.steps) for (const { persona } of step.emotions) setEmotion(map, step.id, persona, null);
  const anna = addPersona(map, "Anna");
  setEmotion(map, first, null, 1);
  map.setText(emotionWord(first, null), "blij");
  setEmotion(map, second, null, 2);
  map.setText(emotionWord(second, null), "trots");
  setEmotion(map, first, anna, 1.5);
  setEmotion(map, third, anna, -1.5);
  const steps = map.steps.slice(0, 3);
  const told = feelingsTogether(steps).map(({ becomes }) => becomes);
  expect(told).toEqual([{ persona: null, value: 2, word: "blij, trots" }, { persona: anna, value: -1.5, word: "" }]);
  mergeSteps(map, [first, second, third]);
  expect(map.find("steps", first)?.emotions).toEqual(told);
});

test("what referred to a merged step refers to the one that remains", () => {
  const map = salon();
  const [first, second, third] = ids(map.steps);
  setOutcome(map, "good", second ?? "", true);
  const goal = addGoal(map, map.phases[0]?.id ?? "", "goes_on");
  map.set("goals", goal, "at", second ?? "");
  const card = addCard(map, { step: first ?? "", kind: "tools" }, { text: "t", through: second ?? null });
  mergeSteps(map, [first ?? "", second ?? ""]);
  expect(map.journey.goodOutcomes).toContain(first);
  expect(map.journey.goodOutcomes).not.toContain(second);
  expect(map.find("goals", goal)?.at).toBe(first);
  expect(map.find("cards", card)?.through).toBeNull();
  expect(ids(map.steps)[1]).toBe(third);
});

test("phases are added, moved, split and merged with all their steps", () => {
  const map = salon();
  const steps = ids(map.steps);
  const phases = ids(map.phases);
  const added = addPhase(map, phases[1] ?? null, "Nieuw");
  expect(ids(map.phases)).toEqual([phases[0], added, ...phases.slice(1)]);
  movePhase(map, added, null);
  expect(ids(map.phases).at(-1)).toBe(added);
  deletePhase(map, added);
  const held = ids(map.stepsOf(phases[1] ?? ""));
  const right = splitPhase(map, phases[1] ?? "", { name: "Later", from: held[1] ?? "" });
  expect([ids(map.stepsOf(phases[1] ?? "")), ids(map.stepsOf(right))]).toEqual([held.slice(0, 1), held.slice(1)]);
  mergePhases(map, [phases[1] ?? "", right]);
  expect(ids(map.stepsOf(phases[1] ?? ""))).toEqual(held);
  expect([ids(map.steps), ids(map.phases)]).toEqual([steps, phases]);
});

test("a phase leaves its steps to the one before it, or takes them along", () => {
  const map = salon();
  const [one, two, three] = ids(map.phases);
  const steps = ids(map.steps);
  deletePhase(map, two ?? "");
  expect(ids(map.steps)).toEqual(steps);
  expect(map.find("steps", steps[2] ?? "")?.phase).toBe(one);
  const gone = ids(map.stepsOf(three ?? ""));
  deletePhase(map, three ?? "", "delete");
  expect(ids(map.steps)).toEqual(steps.filter((step) => !gone.includes(step)));
  deletePhase(map, one ?? "");
  expect(ids(map.steps)).toEqual(steps.filter((step) => !gone.includes(step)));
});

test("another phase model keeps every step and card", () => {
  const map = salon();
  const [cards, steps] = [allCards(map), ids(map.steps)];
  const goals = map.phases.flatMap((phase) => ids(map.goalsOf(phase.id))).sort();
  const phases = ["attention", "interest", "desire", "action"].map((id) => ({ id, name: id }));
  const places = new Map(steps.map((step, index) => [step, phases[Math.min(3, Math.floor(index / 3))]?.id ?? ""]));
  changeModel(map, { model: "aida", phases, places });
  expect(ids(map.phases)).toEqual(["attention", "interest", "desire", "action"]);
  expect(map.journey.model).toBe("aida");
  expect([allCards(map), ids(map.steps)]).toEqual([cards, steps]);
  expect(map.steps.map((step) => step.phase)).toEqual(steps.map((step) => places.get(step)));
  expect(map.phases.flatMap((phase) => ids(map.goalsOf(phase.id))).sort()).toEqual(goals);
  map.undo();
  expect(map.journey.model).toBe("awareness-to-loyalty");
  expect([allCards(map), ids(map.steps)]).toEqual([cards, steps]);
});

test("a known lane keeps its cards while it is away; one's own goes with them", () => {
  const map = salon();
  const step = map.steps[0]?.id ?? "";
  const actions = texts(map, step, "actions");
  deleteLane(map, "actions");
  expect(ids(map.lanes)).not.toContain("actions");
  addLane(map, "actions", map.lanes[0]?.id ?? null);
  expect([ids(map.lanes)[0], texts(map, step, "actions")]).toEqual(["actions", actions]);
  const own = addOwnLane(map, "Juridisch");
  const card = addCard(map, { step, kind: own }, { text: "Voorwaarden" });
  expect(map.find("lanes", own)).toMatchObject({ name: "Juridisch", own: true, holds: "cards", kinds: [own] });
  moveLane(map, own, "actions");
  showLane(map, own, false);
  expect([ids(map.lanes)[0], map.find("lanes", own)?.shown]).toEqual([own, false]);
  deleteLane(map, own);
  expect([map.find("lanes", own), map.find("cards", card)]).toEqual([undefined, undefined]);
});

test("touchpoints are used, moved and forgotten", () => {
  const map = salon();
  const [first, second] = ids(map.steps);
  const id = addTouchpoint(map, "Balie", first ?? "");
  const there = map.find("steps", first ?? "")?.touchpoints ?? [];
  expect(there.at(-1)).toBe(id);
  moveTouchpoint(map, id, first ?? "", first ?? "", there[0] ?? null);
  expect(map.find("steps", first ?? "")?.touchpoints[0]).toBe(id);
  moveTouchpoint(map, id, first ?? "", second ?? "");
  expect([map.find("steps", first ?? "")?.touchpoints.includes(id), map.find("steps", second ?? "")?.touchpoints.includes(id)]).toEqual([false, true]);
  useTouchpoint(map, second ?? "", id, false);
  expect(map.find("steps", second ?? "")?.touchpoints).not.toContain(id);
  setMomentOfTruth(map, "touchpoints", id, true);
  expect(map.find("touchpoints", id)).toMatchObject({ rules: [], momentOfTruth: { claimedBy: "", why: "", confirmed: null } });
  deleteTouchpoint(map, id);
  expect(map.find("touchpoints", id)).toBeUndefined();
});

test("feelings have a value from -2 to 2, a word, and one for each persona", () => {
  const map = salon();
  const step = addStep(map, { phase: map.phases[0]?.id ?? "" }, "Nieuw");
  const persona = map.personas[0]?.id ?? "";
  setEmotion(map, step, null, 5);
  setEmotion(map, step, persona, -1);
  map.setText(emotionWord(step, persona), "bang");
  expect(map.find("steps", step)?.emotions).toEqual([
    { persona: null, value: 2, word: "" },
    { persona, value: -1, word: "bang" },
  ]);
  setEmotion(map, step, null, null);
  expect(map.find("steps", step)?.emotions.map((emotion) => emotion.persona)).toEqual([persona]);
});

test("lists of short texts, and facts of one's own", () => {
  const map = salon();
  const id = map.personas[0]?.id ?? "";
  const place = { table: "personas", id, field: "facts/brands" } as const;
  const brands = (): readonly string[] => map.personas[0]?.facts.brands.map((item) => item.text) ?? [];
  const [a, b] = ["A", "B"].map((text) => addItem(map, place, text));
  addItem(map, place, "C");
  moveItem(map, place, b ?? "", a ?? null);
  map.setText(itemText(place, a ?? ""), "A2");
  expect(brands()).toEqual(["B", "A2", "C"]);
  removeItem(map, place, b ?? "");
  expect(brands()).toEqual(["A2", "C"]);
  addItem(map, { table: "personas", id, field: "facts/own" }, "kat", "Dier");
  expect(map.personas[0]?.facts.own).toEqual([
    { name: "Haartype", text: "van losse slag tot pijpenkrul" },
    { name: "Dier", text: "kat" },
  ]);
});

test("evidence under a card, and an end that is good or bad", () => {
  const map = salon();
  const card = addCard(map, { step: map.steps[0]?.id ?? "", kind: "tools" }, { text: "t" });
  const evidence = addEvidence(map, "interview", "Zei ze zelf", card);
  expect(map.find("cards", card)?.evidence).toEqual([evidence]);
  setOutcome(map, "bad", "cut", true);
  expect([map.journey.goodOutcomes.includes("cut"), map.journey.badOutcomes.includes("cut")]).toEqual([false, true]);
});
