/** The smallest change that makes one text of another. */
import * as Y from "yjs";
import type { Row } from "./tables.ts";

/** Characters to take away at a place, and what to put there. */
export interface TextChange {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** What changed between two texts; where several places would do (a letter typed beside its like), the one that ends at the caret. */
export function textChange(before: string, after: string, caret = after.length): TextChange {
  const most = Math.min(before.length, after.length);
  const afterCaret = Math.max(0, after.length - caret);
  let end = 0;
  while (end < Math.min(most, afterCaret) && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  let start = 0;
  while (start < most - end && before[start] === after[start]) start++;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  if (start > 0 && splitsPair(before, after, start)) start--;
  if (end > 0 && splitsPair(before, after, before.length - end, after.length - end)) end--;
  return { at: start, remove: before.length - end - start, insert: after.slice(start, after.length - end) };
}

/** Whether a cut would fall inside a character that takes two code units, which must stay together. */
function splitsPair(before: string, after: string, at: number, inAfter = at): boolean {
  const low = /[\udc00-\udfff]/;
  return low.test(before[at] ?? "") || low.test(after[inAfter] ?? "");
}

/** Makes the text in a row's field read so; makes the text where there is none yet. */
export function writeText(row: Row, field: string, wanted: string, caret?: number): void {
  const found = row.get(field);
  if (!(found instanceof Y.Text)) {
    if (wanted !== "") row.set(field, new Y.Text(wanted));
    return;
  }
  const { at, remove, insert } = textChange(found.toString(), wanted, caret);
  if (remove > 0) found.delete(at, remove);
  if (insert !== "") found.insert(at, insert);
}
