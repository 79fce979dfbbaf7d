/** Edits of lanes. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { makeRoom, standing } from "./standing.ts";

/** Adds a lane of a kind that we know, before another (at the end where none is named). */
export function addLane(document: MapDocument, kind: string, before: string | null = null): void {
  if (document.find("lanes", kind)) return showLane(document, kind, true);
  document.change(() => {
    const [order] = makeRoom(document, "lanes", standing(document, "lanes"), before, 1);
    document.add("lanes", kind, { order, shown: true });
  });
}

/** Adds a lane of one's own, and tells its id, which is also the kind of its cards. */
export function addOwnLane(document: MapDocument, name: string, before: string | null = null, icon: string | null = null): string {
  const id = newId(name || "lane", (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, "lanes", standing(document, "lanes"), before, 1);
    document.add("lanes", id, { order, name, icon, shown: true });
  });
  return id;
}

/** Moves a lane before another; to the end where none is named. */
export function moveLane(document: MapDocument, id: string, before: string | null): void {
  if (before === id) return;
  document.change(() => {
    const others = standing(document, "lanes").filter((lane) => lane.id !== id);
    const [order] = makeRoom(document, "lanes", others, before, 1);
    document.set("lanes", id, "order", order ?? "");
  });
}

export function showLane(document: MapDocument, id: string, shown: boolean): void {
  document.set("lanes", id, "shown", shown);
}

/** Takes a lane off the map. One of a kind that we know keeps its cards, and has them again when it comes back; one of one's own goes with them. */
export function deleteLane(document: MapDocument, id: string): void {
  const own = document.find("lanes", id)?.own === true;
  document.change(() => {
    if (own) for (const [card, row] of [...document.rowsOf("cards")]) if (row.get("kind") === id) document.remove("cards", card);
    document.remove("lanes", id);
  });
}
