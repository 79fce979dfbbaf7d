/** Edits of what the map as a whole is about: outcomes, customer jobs, offers, promises, evidence, goals. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import type { Plain } from "../tables.ts";
import type { EvidenceKind, TableName } from "../views.ts";
import { refer } from "./references.ts";
import { makeRoom, standing } from "./standing.ts";

/** Says that reaching a touchpoint or step is a good (or bad) end, or no more; nothing is both. */
export function setOutcome(document: MapDocument, side: "good" | "bad", id: string, on: boolean): void {
  document.change(() => {
    refer(document, { table: "journey", id: "", field: `outcomes/${side}` }, id, on);
    if (on) refer(document, { table: "journey", id: "", field: `outcomes/${side === "good" ? "bad" : "good"}` }, id, false);
  });
}

/** Adds what the customer wants to get done, and tells its id. */
export function addCustomerJob(document: MapDocument, text = "", persona: string | null = null): string {
  return added(document, "customer_jobs", text || "job", { text, persona });
}

/** Adds what we have, and tells its id. */
export function addOffer(document: MapDocument, name = ""): string {
  return added(document, "offers", name || "offer", { name });
}

/** Adds what we promise, and tells its id. */
export function addProposition(document: MapDocument, text = "", persona: string | null = null, offer: string | null = null): string {
  return added(document, "propositions", text || "proposition", { text, persona, offer });
}

/** Adds evidence, under a card where one is named, and tells its id. */
export function addEvidence(document: MapDocument, kind: EvidenceKind, text = "", card: string | null = null): string {
  let id = "";
  document.change(() => {
    id = added(document, "evidence", text || kind, { kind, text });
    if (card !== null) refer(document, { table: "cards", id: card, field: "evidence" }, id, true);
  });
  return id;
}

/** Adds something that we want to reach in a phase, and tells its id. */
export function addGoal(document: MapDocument, phase: string, metric = ""): string {
  return added(document, "goals", metric || "goal", { phase, metric }, (row) => row.get("phase") === phase);
}

function added(
  document: MapDocument,
  table: TableName,
  name: string,
  values: Readonly<Record<string, Plain>>,
  beside: Parameters<typeof standing>[2] = () => true,
): string {
  const id = newId(name, (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, table, standing(document, table, beside), null, 1);
    document.add(table, id, { order, ...values });
  });
  return id;
}
