/** Editing texts in place: how it begins, and where the keyboard goes when it ends. */
import { deleteTouchpoint, isBare } from "../../document/edits/touchpoints.ts";
import { textAt } from "../../document/texts.ts";
import type { TextPlace } from "../../document/views.ts";
import type { MapSession, Place } from "../session.svelte.ts";

/** How an edit ended. */
export type Ending = "enter" | "tab" | "back-tab" | "escape" | "elsewhere";

/** Begin to edit a text at its end; `typed` are letters that come after what stands there. */
export function edit(session: MapSession, { table, id, field }: TextPlace, typed: string | null = null): void {
  session.typed = typed;
  session.editing = { table, id, field };
}

/** The text that a place on the map is about; none where nothing can be typed. */
export function textOf(place: Place | null): TextPlace | null {
  if (place === null) return null;
  switch (place.table) {
    case "cards":
      return { table: "cards", id: place.id, field: "text" };
    case "phases":
    case "steps":
    case "lanes":
    case "touchpoints":
      return { table: place.table, id: place.id, field: "name" };
    default:
      return null;
  }
}

/** Whether exactly this text is being edited. */
export function isEdited(session: MapSession, { table, id, field }: TextPlace): boolean {
  const { editing } = session;
  return editing !== null && editing.id === id && editing.table === table && editing.field === field;
}

/** A card that was left without words or picture is no card, and a touchpoint of which nothing is said is none. */
export function dropIfEmpty(session: MapSession, place: TextPlace): boolean {
  if (place.table === "touchpoints") {
    if (textAt(session.document, place).trim() !== "" || !isBare(session.document, place.id)) return false;
    deleteTouchpoint(session.document, place.id);
    if (session.panel?.id === place.id) session.panel = null;
    return true;
  }
  if (place.table !== "cards") return false;
  const card = session.document.find("cards", place.id);
  if (card === undefined || card.image !== null || textAt(session.document, place).trim() !== "") return false;
  session.document.remove("cards", place.id);
  session.selected.delete(place.id);
  return true;
}
