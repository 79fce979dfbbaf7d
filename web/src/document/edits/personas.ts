/** Edits of personas, and of what we know of them. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { makeRoom, standing } from "./standing.ts";

/** Adds a persona, made up until somebody says otherwise, and tells its id. */
export function addPersona(document: MapDocument, name = ""): string {
  const id = newId(name || "persona", (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, "personas", standing(document, "personas"), null, 1);
    document.add("personas", id, { order, name, hypothetical: true });
  });
  return id;
}
