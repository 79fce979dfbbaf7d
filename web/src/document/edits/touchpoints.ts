/** Edits of touchpoints: the inventory, and where they are used. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { textAt } from "../texts.ts";
import { refer, references } from "./references.ts";
import { makeRoom, standing } from "./standing.ts";

/** Adds a touchpoint to the inventory, used at a step where one is named; tells its id. */
export function addTouchpoint(document: MapDocument, name: string, step: string | null = null, before: string | null = null): string {
  const id = newId(name || "touchpoint", (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, "touchpoints", standing(document, "touchpoints"), null, 1);
    document.add("touchpoints", id, { order, name });
    if (step !== null) useTouchpoint(document, step, id, true, before);
  });
  return id;
}

/** Takes a touchpoint out of the inventory, and so off every step. */
export function deleteTouchpoint(document: MapDocument, id: string): void {
  document.remove("touchpoints", id);
}

/** Uses a touchpoint at a step (before another, or at the end), or no more. */
export function useTouchpoint(document: MapDocument, step: string, touchpoint: string, on: boolean, before: string | null = null): void {
  refer(document, { table: "steps", id: step, field: "touchpoints" }, touchpoint, on, before);
}

/** Uses the touchpoint of a name at a step, a new one where the map has none; tells its id, and whether it was used there already. */
export function placeTouchpoint(document: MapDocument, step: string, name: string, before: string | null = null): { readonly id: string; readonly there: boolean } {
  const known = standing(document, "touchpoints").find(({ id }) => sameName(textAt(document, { table: "touchpoints", id, field: "name" }), name));
  if (known === undefined) return { id: addTouchpoint(document, name, step, before), there: false };
  const there = isUsed(document, step, known.id);
  if (!there) useTouchpoint(document, step, known.id, true, before);
  return { id: known.id, there };
}

/** Whether nothing is said of a touchpoint but its name, nothing but one step leads to it, and nobody else is at it: as one that was just added. */
export function isBare(document: MapDocument, id: string): boolean {
  const one = document.find("touchpoints", id);
  if (one === undefined || !document.isBlank("touchpoints", id, "name")) return false;
  if ([one.online, one.direct, one.momentOfTruth].some((said) => said !== null)) return false; // a yes or no counts here
  const { goodOutcomes, badOutcomes } = document.journey;
  const used = document.steps.filter((step) => step.touchpoints.includes(id)).length;
  const named = [...goodOutcomes, ...badOutcomes, ...[...document.rowsOf("goals")].map(([, goal]) => goal.get("at")), ...document.cards.map(({ touchpoint }) => touchpoint)].includes(id);
  return used === 1 && !named && document.peersAt("touchpoints", id).length === 0;
}

/** Lets the touchpoint that has this name already stand at a step instead of one of which nothing else is said; tells it where there is one. */
export function useKnown(document: MapDocument, id: string, step: string): string | null {
  const name = document.find("touchpoints", id)?.name ?? "";
  if (name.trim() === "" || !isBare(document, id)) return null;
  const known = standing(document, "touchpoints").find((one) => one.id !== id && sameName(textAt(document, { table: "touchpoints", id: one.id, field: "name" }), name));
  if (known === undefined) return null;
  document.change(() => {
    if (!isUsed(document, step, known.id)) useTouchpoint(document, step, known.id, true, id);
    deleteTouchpoint(document, id);
  });
  return known.id;
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase();
}

/** Whether a touchpoint is used at a step, also in the midst of a change. */
export function isUsed(document: MapDocument, step: string, touchpoint: string): boolean {
  return references(document, { table: "steps", id: step, field: "touchpoints" }).some(({ id }) => id === touchpoint);
}

/** Moves a touchpoint's use from one step to another, or to another place in the same one. */
export function moveTouchpoint(document: MapDocument, touchpoint: string, from: string, to: string, before: string | null = null): void {
  if (before === touchpoint) return;
  document.change(() => {
    if (from !== to) useTouchpoint(document, from, touchpoint, false);
    useTouchpoint(document, to, touchpoint, true, before);
  });
}
