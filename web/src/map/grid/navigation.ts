/** How the keyboard walks over the map: rows of columns, each with a stack of places. */
import type { Place } from "../session.svelte.ts";
import { keyOf } from "./place.ts";

export interface Row {
  /** The name of the row, left of its columns. */
  readonly label: Place | null;
  /** What can be opened beside that name, such as the same as a table. */
  readonly door?: Place;
  /** Per column the places in it, from the top; the same place may stand in several columns. */
  readonly stacks: readonly (readonly Place[])[];
}

export type Direction = "left" | "right" | "up" | "down" | "row-start" | "row-end" | "map-start" | "map-end" | "next" | "previous";

interface Spot {
  readonly row: number;
  /** -1 is left of the columns: the label, and below it the door. */
  readonly column: number;
  /** -1 is the label. */
  readonly index: number;
}

/** The place in that direction, or none where the map ends. `column` is where somebody was, for places that stand in several. */
export function neighbour(rows: readonly Row[], from: Place, direction: Direction, column?: number): Place | null {
  const spot = find(rows, from, direction === "next" || direction === "previous" ? undefined : column);
  if (spot === null) return firstOf(rows);
  const row = rows[spot.row];
  if (row === undefined) return null;
  switch (direction) {
    case "left":
      return sideways(row, spot, from, -1);
    case "right":
      return sideways(row, spot, from, 1);
    case "up":
      return row.stacks[spot.column]?.[spot.index - 1] ?? vertical(rows, spot, from, -1);
    case "down":
      return row.stacks[spot.column]?.[spot.index + 1] ?? vertical(rows, spot, from, 1);
    case "row-start":
      return row.stacks[0]?.[0] ?? row.label ?? null; // whoever types there writes: a name is opened on purpose
    case "row-end":
      return row.stacks.at(-1)?.[0] ?? null;
    case "map-start":
      return firstOf(rows);
    case "map-end":
      return rows.at(-1)?.stacks.at(-1)?.at(-1) ?? null;
    case "next":
      return beside(rows, spot, from, 1);
    case "previous":
      return beside(rows, spot, from, -1);
  }
}

/** The first column in which a place stands, or the given one where it stands there too. */
export function columnOf(rows: readonly Row[], place: Place, column?: number): number | null {
  return find(rows, place, column)?.column ?? null;
}

function find(rows: readonly Row[], place: Place, column?: number): Spot | null {
  const key = keyOf(place);
  let found: Spot | null = null;
  for (const [row, { label, door, stacks }] of rows.entries()) {
    if (label !== null && keyOf(label) === key) return { row, column: -1, index: -1 };
    if (door !== undefined && keyOf(door) === key) return { row, column: -1, index: 0 };
    for (const [at, stack] of stacks.entries()) {
      const index = stack.findIndex((one) => keyOf(one) === key);
      if (index < 0) continue;
      if (column === undefined || at === column) return { row, column: at, index };
      found ??= { row, column: at, index };
    }
  }
  return found;
}

function firstOf(rows: readonly Row[]): Place | null {
  for (const { stacks } of rows) for (const stack of stacks) if (stack[0] !== undefined) return stack[0];
  return null;
}

function sideways(row: Row, { column, index }: Spot, from: Place, by: 1 | -1): Place | null {
  const key = keyOf(from);
  for (let at = column + by; at >= 0 && at < row.stacks.length; at += by) {
    const stack = row.stacks[at] ?? [];
    const place = stack[Math.max(0, Math.min(index, stack.length - 1))];
    if (place !== undefined && keyOf(place) !== key) return place;
  }
  return by < 0 && column >= 0 ? (row.label ?? row.door ?? null) : null;
}

function vertical(rows: readonly Row[], { row, column }: Spot, from: Place, by: 1 | -1): Place | null {
  const key = keyOf(from);
  for (let at = row + by; at >= 0 && at < rows.length; at += by) {
    const next = rows[at];
    const stack = next?.stacks[Math.max(column, 0)];
    const place = column < 0 ? (next?.label ?? next?.door ?? null) : (by > 0 ? stack?.[0] : stack?.at(-1)) ?? null;
    if (place !== null && keyOf(place) !== key) return place;
  }
  return null;
}

/** As a reader goes: through the stack, to the next column, to the next row; names of rows are left out, but not what opens beside them. */
function beside(rows: readonly Row[], spot: Spot, from: Place, by: 1 | -1): Place | null {
  const key = keyOf(from);
  let { row, column, index } = spot;
  for (;;) {
    index += by;
    while (rows[row] !== undefined && stackAt(rows[row], column)[index] === undefined) {
      column += by;
      if (column >= (rows[row]?.stacks.length ?? 0)) {
        row += 1;
        column = -1;
      } else if (column < -1) {
        row -= 1;
        column = (rows[row]?.stacks.length ?? 0) - 1;
      }
      index = by > 0 ? 0 : stackAt(rows[row], column).length - 1;
    }
    const place = stackAt(rows[row], column)[index];
    if (place === undefined) return null;
    if (keyOf(place) !== key && !standsBefore(rows[row], place, column)) return place;
  }
}

function stackAt(row: Row | undefined, column: number): readonly Place[] {
  if (column < 0) return row?.door === undefined ? [] : [row.door];
  return row?.stacks[column] ?? [];
}

/** Whether a place that covers several columns begins before this one. */
function standsBefore(row: Row | undefined, place: Place, column: number): boolean {
  const key = keyOf(place);
  return row?.stacks.slice(0, Math.max(0, column)).some((stack) => stack.some((one) => keyOf(one) === key)) ?? false;
}
