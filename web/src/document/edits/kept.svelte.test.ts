import { beforeAll, expect, test } from "vitest";
import { speak } from "../../i18n/index.ts";
import { LANE_KINDS, salon, SALON } from "../fixtures/salon.ts";
import { MapDocument } from "../map_document.svelte.ts";
import { pasteBlock } from "./block_pasting.ts";
import { addCard, addCards, moveCards, spanCard } from "./cards.ts";
import { copyCards } from "./copying.ts";
import { setEmotion } from "./emotions.ts";
import { addEvidence, addGoal, setOutcome } from "./journey.ts";
import { addItem, removeItem } from "./lists.ts";
import { setMomentOfTruth } from "./moments.ts";
import { pasteCards } from "./pasting.ts";
import { addPhase, changeModel, mergePhases } from "./phases.ts";
import { addStep, mergeSteps, moveStep, splitStep } from "./steps.ts";

beforeAll(() => speak("nl"));

const ids = (things: readonly { readonly id: string }[]): string[] => things.map((thing) => thing.id);
const texts = (map: MapDocument, step: string, kind: string): string[] => map.cardsAt(step, kind).map((card) => card.text);

/** A map of two phases, the first with the steps a, b, c and d, and nothing else. */
function small(): MapDocument {
  const [phase] = SALON.phases;
  const steps = ["a", "b", "c", "d"].map((id) => ({ ...phase?.steps[0], id, name: id, touchpoints: [], cards: {}, emotions: [], expectation: null }));
  const none = { touchpoints: [], evidence: [], offers: [], propositions: [], customer_jobs: [], outcomes: { good: [], bad: [] } };
  const phases = [
    { ...phase, id: "p", name: "P", goal: "rust", goals: [], steps },
    { ...phase, id: "q", name: "Q", goal: "gemak", goals: [], steps: [] },
  ];
  return MapDocument.detached({ ...SALON, ...none, phases } as unknown as typeof SALON, LANE_KINDS);
}

test("where a card ran on to is forgotten once it stands there or later, not only hidden", () => {
  const map = small();
  const id = addCard(map, { step: "a", kind: "tools" }, { text: "t", through: "b" });
  moveCards(map, [id], { step: "c", kind: "tools" });
  moveCards(map, [id], { step: "a", kind: "tools" });
  expect(map.find("cards", id)?.through).toBeNull();
  moveCards(map, [id], { step: "b", kind: "tools" });
  spanCard(map, id, "a");
  moveStep(map, "a", { phase: "p", before: "c" });
  expect([ids(map.steps), map.find("cards", id)?.through]).toEqual([["b", "a", "c", "d"], null]);
});

test("what is pasted before a card stands before it, in its own order", () => {
  const map = small();
  const last = addCard(map, { step: "b", kind: "tools" }, { text: "laatste" });
  pasteBlock(map, [["een"], ["twee"]], { step: "b", kind: "tools", before: last });
  expect(texts(map, "b", "tools")).toEqual(["een", "twee", "laatste"]);
  const clip = copyCards(map, addCards(map, { step: "a", kind: "tools" }, [{ text: "drie" }, { text: "vier" }]));
  pasteCards(map, clip, { step: "b", kind: "tools", before: last });
  expect(texts(map, "b", "tools")).toEqual(["een", "twee", "drie", "vier", "laatste"]);
});

test("two cards bring their touchpoint and evidence along once, and find the persona by name", () => {
  const map = salon();
  const step = map.steps[0]?.id ?? "";
  const persona = map.personas[0]?.id ?? "";
  const made = addCards(map, { step, kind: "tools" }, [
    { text: "x", status: "contradicted", touchpoint: "blog", persona, icon: "eye", image: "images/x.png" },
    { text: "y", touchpoint: "blog" },
  ]);
  const evidence = addEvidence(map, "survey", "184 antwoorden", made[0]);
  map.set("evidence", evidence, "n", 184);
  map.set("evidence", evidence, "date", "2026-10-30");
  map.setText({ table: "evidence", id: evidence, field: "source" }, "Enquête");
  map.set("cards", made[1] ?? "", `evidence/${evidence}`, "a0");
  const other = small();
  const own = other.personas[0];
  other.setText({ table: "personas", id: own?.id ?? "", field: "name" }, map.personas[0]?.name ?? "");
  const { cards } = pasteCards(other, copyCards(map, made), { step: "a", kind: "tools" });
  expect([other.touchpoints.length, other.evidence.length]).toEqual([1, 1]);
  expect(other.find("cards", cards[0] ?? "")).toMatchObject({ status: "contradicted", persona: own?.id, icon: "eye", image: "images/x.png" });
  expect(other.evidence[0]).toMatchObject({ n: 184, date: "2026-10-30", source: "Enquête" });
  expect(cards.map((card) => other.find("cards", card)?.evidence)).toEqual([ids(other.evidence), ids(other.evidence)]);
});

test("another phase model: a step that is not named follows the one before it, and goals and words follow the steps", () => {
  const map = small();
  const goal = addGoal(map, "p", "goes_on");
  map.set("goals", goal, "at", "p");
  const phases = ["one", "two"].map((id) => ({ id, name: id.toUpperCase() }));
  changeModel(map, { model: "see-think-do-care", phases, places: new Map([["a", "two"], ["c", "one"], ["d", "one"]]) });
  expect([map.stepsOf("one"), map.stepsOf("two")].map(ids)).toEqual([["c", "d"], ["a", "b"]]);
  expect(map.find("goals", goal)).toMatchObject({ phase: "two", at: "two" });
  expect(map.phases.map((phase) => phase.goal)).toEqual(["gemak", "rust"]);
  const back = [{ id: "q", name: "Quatro" }, { id: "p", name: "Primo" }];
  changeModel(map, { model: null, phases: back, places: new Map([["c", "q"], ["d", "q"], ["a", "p"], ["b", "p"]]) });
  expect(map.phases.map(({ id, name }) => [id, name])).toEqual([["q", "Quatro"], ["p", "Primo"]]);
  expect([ids(map.steps), map.journey.model]).toEqual([["c", "d", "a", "b"], null]);
});

test("merged phases keep what each was for, and their goals", () => {
  const map = small();
  const goal = addGoal(map, "q", "goes_on");
  map.set("goals", goal, "at", "q");
  mergePhases(map, ["p", "q"]);
  expect(map.phases.map((phase) => [phase.id, phase.goal])).toEqual([["p", "rust; gemak"]]);
  expect(map.find("goals", goal)).toMatchObject({ phase: "p", at: "p" });
});

test("a split in the midst of a phase stands there, and what ran on through it runs on", () => {
  const map = small();
  const before = addCard(map, { step: "a", kind: "tools" }, { text: "tot b", through: "b" });
  const wide = addCard(map, { step: "b", kind: "tools" }, { text: "tot c", through: "c" });
  setEmotion(map, "b", null, 1);
  const right = splitStep(map, "b", { name: "b2", cards: [wide] });
  expect(ids(map.steps)).toEqual(["a", "b", right, "c", "d"]);
  expect([map.find("cards", before)?.through, map.find("cards", wide)]).toMatchObject([right, { step: right, through: "c" }]);
  expect(map.find("steps", right)?.emotions.map((emotion) => emotion.value)).toEqual([1]);
});

test("merged steps keep every word that was said of either", () => {
  const map = small();
  for (const [step, said] of [["b", "Anneke"], ["c", "Bram"]] as const) {
    setMomentOfTruth(map, "steps", step, true);
    map.setText({ table: "steps", id: step, field: "moment_of_truth/claimed_by" }, said);
    map.setText({ table: "steps", id: step, field: "moment_of_truth/why" }, `want ${said}`);
    map.setText({ table: "steps", id: step, field: "expectation" }, `zegt ${said}`);
  }
  map.set("steps", "c", "journey", "booking");
  setEmotion(map, "c", null, -1);
  mergeSteps(map, ["b", "c"]);
  expect(map.find("steps", "b")).toMatchObject({
    expectation: "zegt Anneke\nzegt Bram",
    momentOfTruth: { claimedBy: "Anneke, Bram", why: "want Anneke\nwant Bram", confirmed: null },
    journey: "booking",
    emotions: [{ value: -1 }],
  });
  map.set("steps", "d", "moment_of_truth/present", true);
  map.set("steps", "d", "moment_of_truth/confirmed", false);
  mergeSteps(map, ["a", "d"]);
  expect(map.find("steps", "a")?.momentOfTruth).toEqual({ claimedBy: "", why: "", confirmed: false });
});

test("steps of a phase that others took away come to belong where they are shown, before one is put among them", () => {
  const map = small();
  const later = addPhase(map, null, "R");
  const there = addStep(map, { phase: later }, "daar");
  map.set("phases", later, "gone", true);
  const made = addStep(map, { phase: "q", before: there }, "nieuw");
  expect(ids(map.stepsOf("q"))).toEqual([made, there]);
  map.set("phases", later, "gone", null);
  expect(ids(map.stepsOf("q"))).toEqual([made, there]);
});

test("an end is good or bad, not both; a feeling lies on the scale in the document itself; an item leaves nothing behind", () => {
  const map = small();
  setOutcome(map, "good", "a", true);
  setOutcome(map, "bad", "a", true);
  expect([map.journey.goodOutcomes, map.journey.badOutcomes]).toEqual([[], ["a"]]);
  setEmotion(map, "a", null, -9);
  expect(map.row("steps", "a")?.get("emotions/*/value")).toBe(-2);
  const list = { table: "personas", id: map.personas[0]?.id ?? "", field: "facts/own" } as const;
  addItem(map, list, "kat", "Huisdier");
  removeItem(map, list, "Huisdier");
  expect([...(map.row("personas", list.id)?.keys() ?? [])].filter((key) => key.includes("Huisdier"))).toEqual([]);
});
