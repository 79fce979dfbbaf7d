/** Another order for the things of the map that stand in a list of the panel. */
import { makeRoom, standing } from "../../document/edits/standing.ts";
import type { MapDocument } from "../../document/map_document.svelte.ts";

export type ListedTable = "personas" | "customer_jobs" | "offers" | "propositions" | "evidence" | "goals";

/** Puts a thing before another; at the end where none is named. Goals are ordered within their phase. */
export function moveThing(document: MapDocument, table: ListedTable, id: string, before: string | null): void {
  if (before === id) return;
  document.change(() => {
    const phase = document.row(table, id)?.get("phase");
    const others = standing(document, table, (row, other) => other !== id && row.get("phase") === phase);
    const [order] = makeRoom(document, table, others, before, 1);
    document.set(table, id, "order", order ?? "");
  });
}
