/** Beginning a thing of the map that has no place in the grid. */
import { addPersona } from "../../document/edits/personas.ts";
import type { MapSession } from "../session.svelte.ts";

/** Opens a new persona to be written; what was begun and left empty is gone on with. */
export function beginPersona(session: MapSession): void {
  const begun = session.document.personas.find(({ id }) => session.document.isBlank("personas", id));
  session.open({ table: "personas", id: begun?.id ?? addPersona(session.document) }, true);
}
