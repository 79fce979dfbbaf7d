/** Order keys between neighbours: strings that sort as their things do, and leave room between any two. */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

export interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** By order key; equal keys (made by two people at once) by id. Plain comparison of code units, as the server does. */
export function inOrder(a: Ordered, b: Ordered): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** So many keys after one neighbour and before another; beside the first where there is no room between them. */
export function keysBetween(after: string | null, before: string | null, count: number): string[] {
  const lower = after !== null && isKey(after) ? after : null;
  const upper = before !== null && isKey(before) && (lower === null || lower < before) ? before : null;
  return generateNKeysBetween(lower, upper, count);
}

/** Whether another key can be made next to this one. */
function isKey(order: string): boolean {
  try {
    generateKeyBetween(order, null);
    return true;
  } catch {
    return false;
  }
}

/** Where something new goes among things in order: the keys for it, and keys to give to neighbours that stand in its way. */
export interface Room {
  readonly keys: readonly string[];
  /** Things after the place whose keys equal the one before it: they must move on to make room. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Room for so many things before one of them; at the end where none is named (or it is not there). */
export function roomBefore(things: readonly Ordered[], before: string | null, count: number): Room {
  const found = before === null ? -1 : things.findIndex((thing) => thing.id === before);
  const at = found < 0 ? things.length : found;
  const after = things[at - 1]?.order ?? null;
  let crowded = at;
  while (crowded < things.length && after !== null && (things[crowded]?.order ?? "") <= after) crowded++;
  const keys = keysBetween(after, things[crowded]?.order ?? null, count + crowded - at);
  const moved = new Map<string, string>();
  for (let index = at; index < crowded; index++) {
    const thing = things[index];
    const key = keys[count + index - at];
    if (thing && key) moved.set(thing.id, key);
  }
  return { keys: keys.slice(0, count), moved };
}
