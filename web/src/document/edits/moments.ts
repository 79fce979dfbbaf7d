/** Edits of moments of truth, at a step or a touchpoint. Their texts are `moment_of_truth/claimed_by` and `moment_of_truth/why`. */
import type { MapDocument } from "../map_document.svelte.ts";
import { textAt } from "../texts.ts";

type Bearer = "steps" | "touchpoints";

/** Claims that a step or touchpoint decides the outcome, or no more; what was said of it comes back with the claim. */
export function setMomentOfTruth(document: MapDocument, table: Bearer, id: string, claimed: boolean): void {
  document.set(table, id, "moment_of_truth/present", claimed ? true : null);
}

/** Whether the claim was confirmed; not known yet where null. */
export function confirmMomentOfTruth(document: MapDocument, table: Bearer, id: string, confirmed: boolean | null): void {
  document.set(table, id, "moment_of_truth/confirmed", confirmed);
}

/** Takes a moment of truth over; where there is one already, what was said of the other is said there as well. */
export function copyMomentOfTruth(document: MapDocument, table: Bearer, from: string, to: string): void {
  const [source, target] = [document.row(table, from), document.row(table, to)];
  if (source?.get("moment_of_truth/present") !== true) return;
  const both = target?.get("moment_of_truth/present") === true;
  document.set(table, to, "moment_of_truth/present", true);
  const confirmed = source.get("moment_of_truth/confirmed");
  if (!both && typeof confirmed === "boolean") document.set(table, to, "moment_of_truth/confirmed", confirmed);
  for (const [field, between] of [["moment_of_truth/claimed_by", ", "], ["moment_of_truth/why", "\n"]] as const) {
    const said = (both ? [to, from] : [from]).map((id) => textAt(document, { table, id, field })).filter(Boolean);
    document.setText({ table, id: to, field }, [...new Set(said)].join(between));
  }
}
