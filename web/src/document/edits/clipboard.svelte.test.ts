import { beforeAll, expect, test } from "vitest";
import { speak } from "../../i18n/index.ts";
import { CLIP_TYPE, readClip, writeClip } from "../clip.ts";
import { LANE_KINDS, salon, SALON } from "../fixtures/salon.ts";
import { MapDocument } from "../map_document.svelte.ts";
import { addCard } from "./cards.ts";
import { copyCards, copyLanes, toClipboard } from "./copying.ts";
import { addEvidence } from "./journey.ts";
import { addOwnLane, deleteLane } from "./lanes.ts";
import { pasteBlock } from "./block_pasting.ts";
import { fromClipboard, pasteCards, pasteLanes } from "./pasting.ts";

beforeAll(() => speak("nl"));

/** Another map: three steps in one phase, and nothing else. */
function bakery(): MapDocument {
  const steps = ["a", "b", "c"].map((id) => ({ ...SALON.phases[0]?.steps[0], id, name: id, touchpoints: [], cards: {}, emotions: [] }));
  const phase = { ...SALON.phases[0], id: "p", goals: [], steps };
  const none = { personas: [], touchpoints: [], evidence: [], offers: [], propositions: [], customer_jobs: [], outcomes: { good: [], bad: [] } };
  return MapDocument.detached({ ...SALON, ...none, phases: [phase] } as unknown as typeof SALON, LANE_KINDS);
}

const texts = (map: MapDocument, step: string, kind: string): string[] => map.cardsAt(step, kind).map((card) => card.text);

test("cards go to another map with what belongs to them", () => {
  const map = salon();
  const [first, second] = map.steps.map((step) => step.id);
  const persona = map.personas[0];
  const one = addCard(map, { step: first ?? "", kind: "tools" }, { text: "een", touchpoint: "blog", persona: persona?.id ?? null, through: second ?? null });
  const two = addCard(map, { step: second ?? "", kind: "tools" }, { text: "twee\nregels" });
  addEvidence(map, "survey", "184 antwoorden", one);
  const data = toClipboard(copyCards(map, [two, one]));
  expect(data["text/plain"]).toBe('een\t"twee\nregels"');

  const other = bakery();
  const taken = fromClipboard((type) => data[type] ?? "");
  if (!taken || !("clip" in taken)) throw new Error("no clip");
  const { cards, left } = pasteCards(other, taken.clip, { step: "b", kind: "questions" });
  expect([texts(other, "b", "questions"), texts(other, "c", "questions"), left]).toEqual([["een"], ["twee\nregels"], 0]);
  const pasted = other.find("cards", cards[0] ?? "");
  expect(other.find("touchpoints", pasted?.touchpoint ?? "")).toMatchObject({ name: "Blog", channel: "website" });
  expect(other.find("evidence", pasted?.evidence[0] ?? "")).toMatchObject({ kind: "survey", text: "184 antwoorden" });
  expect([pasted?.through, pasted?.persona]).toEqual(["c", null]);
  other.undo();
  expect([other.cards.length, other.touchpoints.length, other.evidence.length]).toEqual([0, 0, 0]);
});

test("cards of several kinds keep theirs, and stay at the last step where there is none further", () => {
  const map = salon();
  const [, , last] = ["a", "b", "c"];
  const chosen = map.steps.slice(0, 2).flatMap((step) => [...map.cardsAt(step.id, "actions"), ...map.cardsAt(step.id, "questions")]);
  const other = bakery();
  const clip = copyCards(map, chosen.map((card) => card.id));
  const { cards, left } = pasteCards(other, clip, { step: last ?? "", kind: "tools" });
  const both = (kind: string): string[] => map.steps.slice(0, 2).flatMap((step) => texts(map, step.id, kind));
  expect(texts(other, "c", "actions")).toEqual(both("actions"));
  expect(texts(other, "c", "questions")).toEqual(both("questions"));
  expect([cards.length, left]).toEqual([chosen.length, 0]);
});

test("a highlight stays one in the lane that holds pains and highlights, and becomes what another lane holds", () => {
  const map = bakery();
  const clip = copyCards(map, [addCard(map, { step: "a", kind: "highlights" }, { text: "fijn" })]);
  pasteCards(map, clip, { step: "b", kind: "pains" });
  pasteCards(map, clip, { step: "b", kind: "questions" });
  expect([texts(map, "b", "pains"), texts(map, "b", "highlights"), texts(map, "b", "questions")]).toEqual([[], ["fijn"], ["fijn"]]);
});

test("a lane goes to another map with its cards", () => {
  const map = salon();
  const own = addOwnLane(map, "Juridisch");
  addCard(map, { step: map.steps[1]?.id ?? "", kind: own }, { text: "Voorwaarden" });
  const other = bakery();
  pasteLanes(other, copyLanes(map, [own, "actions"]));
  const made = other.lanes.find((lane) => lane.name === "Juridisch");
  expect(texts(other, "b", made?.id ?? "")).toEqual(["Voorwaarden"]);
  expect(texts(other, "a", "actions")).toEqual(texts(map, map.steps[0]?.id ?? "", "actions"));
});

test("a block of a spreadsheet fills steps from left to right, and its rows become cards of one lane", () => {
  const map = bakery();
  const block = [["een", "twee"], ["", "drie"], ["vier", "vijf"]];
  const { cards, left } = pasteBlock(map, block, { step: "b", kind: "actions" });
  expect([cards.length, left]).toEqual([5, 0]);
  expect([texts(map, "b", "actions"), texts(map, "c", "actions"), texts(map, "c", "questions")]).toEqual([["een", "vier"], ["twee", "drie", "vijf"], []]);
  expect(pasteBlock(map, [["p", "q"]], { step: "c", kind: "tools" })).toMatchObject({ left: 1 });
  pasteBlock(map, [["x"], [" "], ["y"]], { step: "a", kind: "pains" });
  expect(texts(map, "a", "pains")).toEqual(["x", "y"]);
});

test("rows that begin with the names of lanes go to those lanes", () => {
  const map = bakery();
  const name = (kind: string): string => map.find("lanes", kind)?.name ?? "";
  pasteBlock(map, [[name("actions"), "kijkt", "koopt"], [name("questions").toUpperCase(), "wie?", ""]], { step: "a", kind: "tools" });
  expect([texts(map, "a", "actions"), texts(map, "b", "actions"), texts(map, "a", "questions"), texts(map, "a", "tools")]).toEqual([["kijkt"], ["koopt"], ["wie?"], []]);
});

test("in the lane of touchpoints texts become touchpoints, those that the map has by their name", () => {
  const map = bakery();
  const used = (step: string): string[] => (map.find("steps", step)?.touchpoints ?? []).map((id) => map.find("touchpoints", id)?.name ?? "");
  const pasted = pasteBlock(map, [["Winkel", "Website"], ["Telefoon", "winkel"]], { step: "a", kind: "touchpoints" });
  expect([used("a"), used("b"), map.touchpoints.length]).toEqual([["Winkel", "Telefoon"], ["Website", "Winkel"], 3]);
  expect([pasted.touchpoints.length, pasted.there]).toEqual([4, 0]);
  expect(pasteBlock(map, [["WEBSITE"]], { step: "b", kind: "touchpoints" })).toMatchObject({ touchpoints: [], there: 1 });
  map.undo();
  expect([used("a"), used("b"), map.touchpoints.length]).toEqual([[], [], 0]);
});

test("touchpoints go along with cards, and alone become cards where cards stand", () => {
  const map = bakery();
  pasteBlock(map, [["Winkel"]], { step: "b", kind: "touchpoints" });
  const shop = map.touchpoints[0]?.id ?? "";
  const both = copyCards(map, [addCard(map, { step: "a", kind: "actions" }, { text: "kijkt" })], [{ id: shop, step: "b" }]);
  expect(toClipboard(both)["text/plain"]).toBe("kijkt\t\n\tWinkel");
  const other = bakery();
  pasteCards(other, both, { step: "b", kind: "questions" });
  expect([texts(other, "b", "actions"), other.find("steps", "c")?.touchpoints.length, other.touchpoints[0]?.name]).toEqual([["kijkt"], 1, "Winkel"]);
  pasteCards(other, copyCards(map, [], [{ id: shop, step: "b" }]), { step: "a", kind: "questions" });
  expect(texts(other, "a", "questions")).toEqual(["Winkel"]);
});

test("numbers become feelings, and other texts there are counted", () => {
  const map = bakery();
  const felt = (step: string): number | undefined => map.find("steps", step)?.emotions[0]?.value;
  const pasted = pasteBlock(map, [["-2", "1,4", "3"], ["1", "fijn", ""]], { step: "a", kind: "emotion" });
  expect([felt("a"), felt("b"), felt("c"), pasted.felt, pasted.refused]).toEqual([-2, 1.5, undefined, ["a", "b"], 3]);
  const name = (id: string): string => map.find("lanes", id)?.name ?? "";
  pasteBlock(map, [[name("touchpoints"), "Winkel"], [name("emotion"), "2"], [name("actions"), "kijkt"]], { step: "c", kind: "tools" });
  expect([map.find("steps", "c")?.touchpoints.length, felt("c"), texts(map, "c", "actions")]).toEqual([1, 2, ["kijkt"]]);
});

test("a lane that was cut comes back with its cards once", () => {
  const map = bakery();
  addCard(map, { step: "a", kind: "actions" }, { text: "kijkt" });
  const clip = copyLanes(map, ["actions"]);
  deleteLane(map, "actions");
  pasteLanes(map, clip);
  expect(texts(map, "a", "actions")).toEqual(["kijkt"]);
});

test("what others put on the clipboard under our name is not taken on trust", () => {
  expect(readClip("{}")).toBeNull();
  expect(readClip("no json")).toBeNull();
  const odd = { reiskaart: 1, lanes: [null, { id: 7 }], cards: [{ column: "x", status: "odd", text: 3, image: "http://elsewhere/x.png", evidence: "y" }] };
  expect(readClip(JSON.stringify(odd))).toEqual({
    lanes: [],
    touchpoints: [],
    cards: [{ column: 0, step: "", kind: "", text: "", status: "assumption", covers: 0, touchpoint: null, persona: null, evidence: [], image: null, icon: null }],
  });
  const clip = copyCards(salon(), salon().cards.slice(0, 0).map((card) => card.id));
  expect(readClip(writeClip(clip))).toEqual({ cards: [], touchpoints: [], lanes: [] });
  expect(fromClipboard((type) => (type === CLIP_TYPE ? "?" : "a\tb"))).toEqual({ block: [["a", "b"]] });
});
