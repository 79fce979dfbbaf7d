/** Edits of personas, and of what we know of them. */
import { newId } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { keysBetween } from "../order.ts";
import { makeRoom, standing } from "./standing.ts";

/** Adds a persona, and tells its id. */
export function addPersona(document: MapDocument, name = ""): string {
  const id = newId(name || "persona", (taken) => document.taken(taken));
  document.change(() => {
    const [order] = makeRoom(document, "personas", standing(document, "personas"), null, 1);
    document.add("personas", id, { order, name });
  });
  return id;
}

/** Takes a persona off the map; cards, jobs and feelings that were this persona's are nobody's in particular. */
export function deletePersona(document: MapDocument, id: string): void {
  document.remove("personas", id);
}

/** Says something of a persona under a name of one's own; an empty text takes it away. */
export function setOwnFact(document: MapDocument, persona: string, name: string, text: string): void {
  const field = `facts/own/${name}`;
  if (text.trim() === "") return document.set("personas", persona, field, null);
  const row = document.row("personas", persona);
  const there = row?.get(field);
  document.set("personas", persona, field, [Array.isArray(there) ? String(there[0]) : nextOrder(document, persona), text.trim()]);
}

/** Gives an own fact another name; one that bears that name already is replaced. */
export function renameOwnFact(document: MapDocument, persona: string, name: string, renamed: string): void {
  const there = document.row("personas", persona)?.get(`facts/own/${name}`);
  const wanted = renamed.trim();
  if (!Array.isArray(there) || wanted === "" || wanted === name) return;
  document.change(() => {
    document.set("personas", persona, `facts/own/${name}`, null);
    document.set("personas", persona, `facts/own/${wanted}`, [String(there[0]), String(there[1])]);
  });
}

function nextOrder(document: MapDocument, persona: string): string {
  const orders: string[] = [];
  document.row("personas", persona)?.forEach((value, key) => {
    if (key.startsWith("facts/own/") && Array.isArray(value)) orders.push(String(value[0]));
  });
  return keysBetween(orders.sort().at(-1) ?? null, null, 1)[0] ?? "";
}
