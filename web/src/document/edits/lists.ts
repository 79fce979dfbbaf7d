/** Edits of lists of short texts: a persona's needs, a touchpoint's assets, facts of one's own. */
import { randomKey } from "../ids.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import { inOrder, roomBefore, type Ordered } from "../order.ts";
import { wordsOf } from "../tables.ts";
import { textAt } from "../texts.ts";
import type { TableName, TextPlace } from "../views.ts";

/** The field of a row that holds a list: `needs`, `facts/interests`. */
export interface ListPlace {
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
}

/** Adds an item at the end, and tells its key: one of its own where none is given. */
export function addItem(document: MapDocument, place: ListPlace, text: string, key = randomKey()): string {
  document.change(() => {
    stand(document, place, key, null);
    document.setText(itemText(place, key), text);
  });
  return key;
}

/** Where the words of an item stand. */
export function itemText({ table, id, field }: ListPlace, key: string): TextPlace {
  return { table, id, field: wordsOf(`${field}/${key}`) };
}

export function removeItem(document: MapDocument, place: ListPlace, key: string): void {
  document.change(() => {
    document.set(place.table, place.id, `${place.field}/${key}`, null);
    document.row(place.table, place.id)?.delete(itemText(place, key).field);
  });
}

/** Moves an item before another; to the end where none is named. */
export function moveItem(document: MapDocument, place: ListPlace, key: string, before: string | null): void {
  if (before !== key) document.change(() => stand(document, place, key, before));
}

function stand(document: MapDocument, place: ListPlace, key: string, before: string | null): void {
  const others = items(document, place).filter((item) => item.id !== key);
  const { keys, moved } = roomBefore(others, before, 1);
  for (const [id, order] of [...moved, [key, keys[0] ?? ""] as const]) {
    const words = itemText(place, id);
    document.setText(words, textAt(document, words));
    document.set(place.table, place.id, `${place.field}/${id}`, order);
  }
}

function items(document: MapDocument, place: ListPlace): Ordered[] {
  const found: Ordered[] = [];
  const start = `${place.field}/`;
  document.row(place.table, place.id)?.forEach((value, key) => {
    const [order] = Array.isArray(value) ? (value as unknown[]) : [value];
    if (key.startsWith(start) && typeof order === "string") found.push({ id: key.slice(start.length), order });
  });
  return found.sort(inOrder);
}
