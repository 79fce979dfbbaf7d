/** Edits of what refers to something else: touchpoints of a step, evidence of a card, personas of an offer, outcomes. */
import type { MapDocument } from "../map_document.svelte.ts";
import { inOrder, roomBefore, type Ordered } from "../order.ts";
import type { TableName } from "../views.ts";

/** The field of a row that holds references: `touchpoints` of a step, `outcomes/good` of the journey. */
export interface ReferencePlace {
  readonly table: TableName | "journey";
  readonly id: string;
  readonly field: string;
}

/** Refers to something (before another, or at the end), or no more. */
export function refer(document: MapDocument, place: ReferencePlace, target: string, on: boolean, before: string | null = null): void {
  document.change(() => {
    const field = `${place.field}/${target}`;
    if (!on) return document.set(place.table, place.id, field, null);
    const there = references(document, place).filter((one) => one.id !== target);
    const { keys, moved } = roomBefore(there, before, 1);
    for (const [id, order] of moved) document.set(place.table, place.id, `${place.field}/${id}`, order);
    document.set(place.table, place.id, field, keys[0] ?? "");
  });
}

/** What a row refers to now, in order. */
export function references(document: MapDocument, place: ReferencePlace): Ordered[] {
  const found: Ordered[] = [];
  const start = `${place.field}/`;
  document.row(place.table, place.id)?.forEach((order, key) => {
    if (key.startsWith(start) && typeof order === "string") found.push({ id: key.slice(start.length), order });
  });
  return found.sort(inOrder);
}

/** What ran on to one step runs on to another from now on; not to the card's own, which is where it stands anyway. */
export function reachInstead(document: MapDocument, from: string, to: string): void {
  for (const [id, row] of document.rowsOf("cards"))
    if (row.get("through") === from) document.set("cards", id, "through", row.get("step") === to ? null : to);
}

/** Whatever else referred to one step or phase refers to another from now on. */
export function referInstead(document: MapDocument, from: string, to: string): void {
  for (const side of ["good", "bad"]) {
    const place = { table: "journey", id: "", field: `outcomes/${side}` } as const;
    const there = references(document, place).map((one) => one.id);
    if (!there.includes(from)) continue;
    if (!there.includes(to)) refer(document, place, to, true, from);
    refer(document, place, from, false);
  }
  for (const [id, row] of document.rowsOf("goals")) if (row.get("at") === from) document.set("goals", id, "at", to);
  for (const [id, row] of document.rowsOf("touchpoints"))
    row.forEach((value, key) => {
      const rule = value as { readonly at?: unknown; readonly order: string; readonly conditions: Record<string, string> } | null;
      if (key.startsWith("rules/") && rule?.at === from) document.set("touchpoints", id, key, { ...rule, at: to });
    });
}
