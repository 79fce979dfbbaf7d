/** Texts of a map that several people type in: reading, following and writing the one at a place. */
import * as Y from "yjs";
import type { MapDocument } from "./map_document.svelte.ts";
import { writtenIn } from "./tables.ts";
import { writeText } from "./text_change.ts";
import type { TextPlace } from "./views.ts";

/** What changed in a text, as Yjs tells it; none where the text itself came, went or was replaced. */
export type Delta = readonly { readonly insert?: unknown; readonly delete?: number; readonly retain?: number }[];

/** What is written at a place, as it stands. */
export function textAt(document: MapDocument, place: TextPlace): string {
  const row = document.row(place.table, place.id);
  return row ? writtenIn(row, place.field) : "";
}

/** Tells of every change of the text at a place, whoever made it, until it is stopped. */
export function followText(document: MapDocument, place: TextPlace, tell: (delta: Delta | null) => void): () => void {
  const table: Y.Map<unknown> = document.doc.getMap(place.table);
  const path = place.table === "journey" ? [place.field] : [place.id, place.field];
  const watch = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      const at = event.path;
      if (at.length > path.length || at.some((part, index) => part !== path[index])) continue;
      if (at.length === path.length) tell(event.delta as Delta);
      else if (event.keys.has(path[at.length] ?? "")) tell(null);
    }
  };
  const observed = watch as (events: Y.YEvent<Y.Map<unknown>>[]) => void;
  table.observeDeep(observed);
  return () => table.unobserveDeep(observed);
}

/** Writes what was typed: the smallest change that ends at the caret; one step to undo until there is a pause. */
export function typeText(document: MapDocument, place: TextPlace, wanted: string, caret: number): void {
  const row = document.row(place.table, place.id);
  if (row) document.typing(place, () => writeText(row, place.field, wanted, caret));
}
