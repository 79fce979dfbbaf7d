/** Edits of touchpoints: the inventory, and where they are used. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { refer } from "./references.ts";
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

/** Moves a touchpoint's use from one step to another, or to another place in the same one. */
export function moveTouchpoint(document: MapDocument, touchpoint: string, from: string, to: string, before: string | null = null): void {
  if (before === touchpoint) return;
  document.change(() => {
    if (from !== to) useTouchpoint(document, from, touchpoint, false);
    useTouchpoint(document, to, touchpoint, true, before);
  });
}
