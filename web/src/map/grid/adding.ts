/** Adding what the map is made of, at once ready to be written. */
import { addCard, type CellPlace } from "../../document/edits/cards.ts";
import { addOwnLane } from "../../document/edits/lanes.ts";
import { addPhase } from "../../document/edits/phases.ts";
import { addStep } from "../../document/edits/steps.ts";
import { addTouchpoint } from "../../document/edits/touchpoints.ts";
import type { TextPlace } from "../../document/views.ts";
import { say } from "../../i18n/index.ts";
import type { MapSession } from "../session.svelte.ts";
import { edit } from "./editing.ts";

/** A card in a cell; `typed` are its first letters. */
export function addCardAt(session: MapSession, place: CellPlace, typed: string | null = null): void {
  begin(session, { table: "cards", id: addCard(session.document, place), field: "text" }, typed);
}

/** The card that comes after another in its cell; `typed` are its first letters. */
export function addCardAfter(session: MapSession, id: string, typed: string | null = null): void {
  const card = session.document.find("cards", id);
  if (card === undefined) return;
  const cards = session.document.cardsAt(card.step, card.kind);
  const next = cards[cards.findIndex((one) => one.id === id) + 1];
  addCardAt(session, { step: card.step, kind: card.kind, before: next?.id ?? null }, typed);
}

/** A touchpoint at a step; `typed` are its first letters. */
export function addTouchpointAt(session: MapSession, step: string, typed: string | null = null): void {
  const place = { table: "touchpoints", id: addTouchpoint(session.document, "", step), field: "name" } as const;
  session.go({ table: "touchpoints", id: place.id, step });
  write(session, place, typed);
}

/** A step in a phase, before another or at its end; `typed` are its first letters. */
export function addStepAt(session: MapSession, phase: string, before: string | null = null, typed: string | null = null): void {
  begin(session, { table: "steps", id: addStep(session.document, { phase, before }), field: "name" }, typed);
}

/** The first step of a phase: nothing can stand in its lanes before, and that is said. */
export function beginPhase(session: MapSession, phase: string, typed: string | null = null): void {
  addStepAt(session, phase, null, typed);
  session.tell(say("map.beginWithStep"));
}

/** The step that comes after another in its phase. */
export function addStepAfter(session: MapSession, step: string): void {
  const phase = session.document.find("steps", step)?.phase;
  if (phase === undefined) return;
  const steps = session.document.stepsOf(phase);
  addStepAt(session, phase, steps[steps.findIndex((one) => one.id === step) + 1]?.id ?? null);
}

/** A phase after another, or at the end. */
export function addPhaseAfter(session: MapSession, phase: string | null): void {
  const phases = session.document.phases;
  const before = phase === null ? null : (phases[phases.findIndex((one) => one.id === phase) + 1]?.id ?? null);
  begin(session, { table: "phases", id: addPhase(session.document, before), field: "name" });
}

/** A lane of one's own after another, or at the end. */
export function addLaneAfter(session: MapSession, lane: string | null): void {
  const lanes = session.document.lanes;
  const before = lane === null ? null : (lanes[lanes.findIndex((one) => one.id === lane) + 1]?.id ?? null);
  begin(session, { table: "lanes", id: addOwnLane(session.document, "", before), field: "name" });
}

function begin(session: MapSession, place: TextPlace & { readonly table: "cards" | "steps" | "phases" | "lanes" }, typed: string | null = null): void {
  session.go({ table: place.table, id: place.id });
  write(session, place, typed);
}

/** What was added and what is written on it are taken back together. */
function write(session: MapSession, place: TextPlace, typed: string | null): void {
  session.document.goOn(place);
  edit(session, place, typed);
}
