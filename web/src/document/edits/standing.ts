/** What stands in order in a place of the document now, also in the midst of a change that screens do not show yet. */
import { inOrder, roomBefore, keysBetween, type Ordered } from "../order.ts";
import type { MapDocument } from "../map_document.svelte.ts";
import type { Row } from "../tables.ts";
import type { TableName } from "../views.ts";

export function orderOf(row: Row | undefined): string {
  const order = row?.get("order");
  return typeof order === "string" ? order : "";
}

/** The rows of a table that belong somewhere, in order. */
export function standing(document: MapDocument, table: TableName, belongs: (row: Row, id: string) => boolean = () => true): Ordered[] {
  const found: Ordered[] = [];
  for (const [id, row] of document.rowsOf(table)) if (belongs(row, id)) found.push({ id, order: orderOf(row) });
  return found.sort(inOrder);
}

/** Keys for so many new rows before one of those that stand there (at the end where none is named). */
export function makeRoom(document: MapDocument, table: TableName, there: readonly Ordered[], before: string | null, count: number): readonly string[] {
  const { keys, moved } = roomBefore(there, before, count);
  for (const [id, order] of moved) document.set(table, id, "order", order);
  return keys;
}

/** Rows that belong somewhere else in truth, but stand here on screen, belong here from now on; all get keys in the order shown. */
export function adopt(document: MapDocument, table: TableName, shown: readonly string[], place: Readonly<Record<string, string>>): Ordered[] {
  const strays = shown.some((id) => Object.entries(place).some(([field, value]) => document.row(table, id)?.get(field) !== value));
  if (!strays) return shown.map((id) => ({ id, order: orderOf(document.row(table, id)) }));
  const keys = keysBetween(null, null, shown.length);
  return shown.map((id, index) => {
    const order = keys[index] ?? "";
    for (const [field, value] of Object.entries({ ...place, order })) document.set(table, id, field, value);
    return { id, order };
  });
}
