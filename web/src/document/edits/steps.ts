/** Edits of steps. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { inOrder, type Ordered } from "../order.ts";
import { textAt } from "../texts.ts";
import { moveCards } from "./cards.ts";
import { emotionWord, feelingsTogether, setEmotion } from "./emotions.ts";
import { copyMomentOfTruth } from "./moments.ts";
import { reachInstead, refer, references, referInstead } from "./references.ts";
import { adopt, makeRoom, orderOf } from "./standing.ts";

/** A phase, and the step in it before which something goes: at the end where none is named. */
export interface StepPlace {
  readonly phase: string;
  readonly before?: string | null;
}

/** Adds a step, and tells its id. */
export function addStep(document: MapDocument, place: StepPlace, name = ""): string {
  const id = newId(name || "step", (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, "steps", stepsIn(document, place.phase), place.before ?? null, 1);
    document.add("steps", id, { phase: place.phase, order, name });
  });
  return id;
}

/** Takes steps off the map, with the cards that stand in them. */
export function deleteSteps(document: MapDocument, ids: readonly string[]): void {
  const leaving = new Set(ids);
  document.change(() => {
    for (const [card, row] of [...document.rowsOf("cards")])
      if (leaving.has(document.home(String(row.get("step"))) ?? "")) document.remove("cards", card);
    for (const id of ids) document.remove("steps", id);
  });
}

/** Moves steps, in the order given. */
export function moveSteps(document: MapDocument, ids: readonly string[], place: StepPlace): void {
  document.change(() => {
    const there = stepsIn(document, place.phase);
    let before = place.before ?? null;
    if (before !== null && ids.includes(before)) {
      const from = there.findIndex((step) => step.id === before);
      before = there.slice(from).find((step) => !ids.includes(step.id))?.id ?? null;
    }
    const keys = makeRoom(document, "steps", there.filter((step) => !ids.includes(step.id)), before, ids.length);
    ids.forEach((id, index) => {
      document.set("steps", id, "phase", place.phase);
      document.set("steps", id, "order", keys[index] ?? "");
    });
  });
}

export function moveStep(document: MapDocument, id: string, place: StepPlace): void {
  moveSteps(document, [id], place);
}

/** What goes to the right of a split: the new step's name, and which cards and touchpoints become its own. */
export interface RightPart {
  readonly name: string;
  readonly cards: readonly string[];
  readonly touchpoints?: readonly string[];
}

/** Splits a step in two, and tells the id of the right one. Both keep the feelings; what ran on to the step runs on to the right one. */
export function splitStep(document: MapDocument, id: string, right: RightPart): string {
  const step = document.find("steps", id);
  if (!step) throw new RangeError(`no step ${id}`);
  const steps = document.stepsOf(step.phase).map((one) => one.id);
  const cards = right.cards.flatMap((card) => document.find("cards", card) ?? []);
  const made = newId(right.name || "step", (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, "steps", stepsIn(document, step.phase), steps[steps.indexOf(id) + 1] ?? null, 1);
    document.add("steps", made, { phase: step.phase, order, name: right.name });
    reachInstead(document, id, made);
    for (const kind of new Set(cards.map((card) => card.kind))) {
      const going = document.cardsAt(id, kind).filter((card) => right.cards.includes(card.id));
      const through = new Map(going.map((card) => [card.id, card.through]));
      moveCards(document, [...through.keys()], { step: made, kind });
      for (const [card, last] of through) if (last !== null) document.set("cards", card, "through", last);
    }
    for (const touchpoint of right.touchpoints ?? []) {
      refer(document, { table: "steps", id, field: "touchpoints" }, touchpoint, false);
      refer(document, { table: "steps", id: made, field: "touchpoints" }, touchpoint, true);
    }
    copyEmotions(document, id, made);
  });
  return made;
}

/** Merges steps into the first of them; all cards and touchpoints are kept, feelings come together. Tells the id of the step that remains. */
export function mergeSteps(document: MapDocument, ids: readonly string[], name?: string): string {
  const steps = document.steps.filter((step) => ids.includes(step.id));
  const [into, ...others] = steps.map((step) => step.id);
  if (into === undefined) throw new RangeError("no steps to merge");
  const together = feelingsTogether(steps);
  const moving = others.flatMap((id) => document.cards.filter((card) => card.step === id));
  const kinds = new Set(moving.map((card) => card.kind));
  document.change(() => {
    for (const kind of kinds) {
      const cards = others.flatMap((id) => document.cardsAt(id, kind).map((card) => card.id));
      moveCards(document, cards, { step: into, kind });
    }
    for (const id of others) {
      for (const { id: touchpoint } of references(document, { table: "steps", id, field: "touchpoints" }))
        refer(document, { table: "steps", id: into, field: "touchpoints" }, touchpoint, true);
      copyEmotions(document, id, into);
      copyMomentOfTruth(document, "steps", id, into);
      const expected = [into, id].map((one) => textAt(document, { table: "steps", id: one, field: "expectation" })).filter(Boolean);
      document.setText({ table: "steps", id: into, field: "expectation" }, [...new Set(expected)].join("\n"));
      const opens = document.row("steps", id)?.get("journey");
      if (typeof opens === "string" && !document.row("steps", into)?.get("journey")) document.set("steps", into, "journey", opens);
      reachInstead(document, id, into);
      referInstead(document, id, into);
      document.remove("steps", id);
    }
    for (const { becomes } of together) {
      setEmotion(document, into, becomes.persona, becomes.value);
      document.setText(emotionWord(into, becomes.persona), becomes.word);
    }
    if (name !== undefined) document.setText({ table: "steps", id: into, field: "name" }, name);
  });
  return into;
}

/** Feelings that the other step says nothing of yet. */
function copyEmotions(document: MapDocument, from: string, to: string): void {
  const said = document.row("steps", to);
  document.row("steps", from)?.forEach((value, key) => {
    const [, persona] = /^emotions\/(.+)\/value$/.exec(key) ?? [];
    if (persona === undefined || typeof value !== "number" || typeof said?.get(key) === "number") return;
    document.set("steps", to, key, value);
    const order = document.row("steps", from)?.get(`emotions/${persona}/order`);
    if (typeof order === "string") document.set("steps", to, `emotions/${persona}/order`, order);
    const word = { table: "steps", field: `emotions/${persona}/word` } as const;
    document.setText({ ...word, id: to }, textAt(document, { ...word, id: from }));
  });
}

/** The steps that stand in a phase now, in order; those of a gone phase that stand here come to belong to it. */
export function stepsIn(document: MapDocument, phase: string): Ordered[] {
  const shown = document.stepsOf(phase).map((step) => step.id);
  const there: (Ordered & { readonly stray: boolean })[] = [];
  for (const [id, row] of document.rowsOf("steps")) {
    const at = String(row.get("phase") ?? "");
    const stray = at !== phase && shown.includes(id) && !isLiving(document, at);
    if (at === phase || stray) there.push({ id, order: orderOf(row), stray });
  }
  if (!there.some((step) => step.stray)) return there.sort(inOrder);
  const ids = there.map((step) => step.id).sort((a, b) => shown.indexOf(a) - shown.indexOf(b));
  return adopt(document, "steps", ids, { phase });
}

function isLiving(document: MapDocument, phase: string): boolean {
  const row = document.row("phases", phase);
  return row !== undefined && row.get("gone") !== true;
}
