import { beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { speak } from "../i18n/index.ts";
import { addCard, deleteCards } from "./edits/cards.ts";
import { deleteSteps } from "./edits/steps.ts";
import { fromJourney } from "./from_journey.ts";
import { LANE_KINDS, SALON } from "./fixtures/salon.ts";
import { MapDocument } from "./map_document.svelte.ts";
import { followTakenWords, type Taken } from "./taken_words.ts";
import { typeText } from "./texts.ts";

beforeAll(() => speak("nl"));

const HOUR = 3_600_000;

/** Two people in one map, and what the first is told of words that were taken away. */
function two(): { kees: MapDocument; marie: MapDocument; told: Taken[]; clock: { now: number } } {
  const first = Y.encodeStateAsUpdate(fromJourney(SALON));
  const [kees, marie] = [new Y.Doc(), new Y.Doc()].map((doc) => {
    Y.applyUpdate(doc, first);
    return MapDocument.over(doc, LANE_KINDS);
  });
  if (!kees || !marie) throw new Error("nobody");
  const told: Taken[] = [];
  const clock = { now: 0 };
  followTakenWords(kees, (taken) => told.push(taken), () => clock.now);
  return { kees, marie, told, clock };
}

function exchange(one: MapDocument, other: MapDocument): void {
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)));
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(one.doc)));
}

test("who wrote on a card that somebody else deletes is told, and can put it back as it was", () => {
  const { kees, marie, told } = two();
  const step = kees.steps[0]?.id ?? "";
  const id = addCard(kees, { step, kind: "questions" }, { status: "supported", touchpoint: "blog" });
  exchange(kees, marie);
  typeText(kees, { table: "cards", id, field: "text" }, "Mijn woorden", 12);
  const before = kees.find("cards", id);
  deleteCards(marie, [id]);
  exchange(kees, marie);
  expect([kees.find("cards", id), told.map((one) => one.words)]).toEqual([undefined, ["Mijn woorden"]]);
  told[0]?.putBack();
  exchange(kees, marie);
  expect(marie.find("cards", id)).toEqual(before);
});

test("a step that leaves the map while its name is written comes back with its place", () => {
  const { kees, marie, told } = two();
  const step = kees.steps[2]?.id ?? "";
  typeText(kees, { table: "steps", id: step, field: "name" }, "Zoekt verder", 12);
  deleteSteps(marie, [step]);
  exchange(kees, marie);
  expect(kees.find("steps", step)).toBeUndefined();
  told[0]?.putBack();
  expect([kees.steps[2]?.id, kees.steps[2]?.name]).toEqual([step, "Zoekt verder"]);
});

test("nothing is told of what one deletes oneself, of what nobody wrote on here, and of words of long ago", () => {
  const { kees, marie, told, clock } = two();
  const [own, others, old] = kees.cards.map((card) => card.id);
  for (const id of [own, old]) typeText(kees, { table: "cards", id: id ?? "", field: "text" }, "woorden", 7);
  deleteCards(kees, [own ?? ""]);
  exchange(kees, marie);
  clock.now = HOUR;
  deleteCards(marie, [others ?? "", old ?? ""]);
  exchange(kees, marie);
  expect([kees.find("cards", old ?? ""), told]).toEqual([undefined, []]);
});
