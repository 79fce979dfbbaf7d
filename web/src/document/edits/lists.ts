/** Edits of lists of short texts: a persona's needs, a touchpoint's assets. */
import { randomKey } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { inOrder, roomBefore, type Ordered } from "../order.ts";
import type { TableName } from "../views.ts";

/** The field of a row that holds a list: `needs`, `facts/interests`. */
export interface ListPlace {
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
}

type Item = Ordered & { readonly text: string };

/** Adds an item at the end, and tells its key. */
export function addItem(document: MapDocument, place: ListPlace, text: string): string {
  const key = randomKey();
  document.set(place.table, place.id, `${place.field}/${key}`, [room(document, place, items(document, place), null), text]);
  return key;
}

export function setItem(document: MapDocument, place: ListPlace, key: string, text: string): void {
  const item = items(document, place).find((one) => one.id === key);
  if (item && item.text !== text) document.set(place.table, place.id, `${place.field}/${key}`, [item.order, text]);
}

export function removeItem(document: MapDocument, place: ListPlace, key: string): void {
  document.set(place.table, place.id, `${place.field}/${key}`, null);
}

/** Moves an item before another; to the end where none is named. */
export function moveItem(document: MapDocument, place: ListPlace, key: string, before: string | null): void {
  document.change(() => {
    const there = items(document, place);
    const item = there.find((one) => one.id === key);
    if (!item || before === key) return;
    const order = room(document, place, there.filter((one) => one !== item), before);
    document.set(place.table, place.id, `${place.field}/${key}`, [order, item.text]);
  });
}

function items(document: MapDocument, place: ListPlace): Item[] {
  const found: Item[] = [];
  const start = `${place.field}/`;
  document.row(place.table, place.id)?.forEach((value, key) => {
    const [order, text] = Array.isArray(value) ? (value as unknown[]) : [];
    if (key.startsWith(start) && typeof order === "string" && typeof text === "string") found.push({ id: key.slice(start.length), order, text });
  });
  return found.sort(inOrder);
}

function room(document: MapDocument, place: ListPlace, there: readonly Item[], before: string | null): string {
  const { keys, moved } = roomBefore(there, before, 1);
  for (const item of there) {
    const order = moved.get(item.id);
    if (order) document.set(place.table, place.id, `${place.field}/${item.id}`, [order, item.text]);
  }
  return keys[0] ?? "";
}
