/** Branches below the journey line: customers who are not seen again. The line is at height 0. */
import { middle, type Column, type Flow } from "./flow.ts";
import { label, LEADING, type Label, type Room, type Setter } from "./labels.ts";
import { hits, isFew, type Share } from "./measuring.ts";
import type { Bounds } from "./returns.ts";
import { boxes, type Bezier } from "./shapes.ts";

/** Those not seen again after a step, as drawn. */
export interface Branch {
  readonly column: Column;
  readonly share: Share;
  readonly curve: Bezier;
  readonly line: number;
  readonly label: Label | null;
}

/** From this share on a branch says it in words, and so does the heaviest. */
const WORDS_AT = 0.4;
const DEEP = 40;
const LONG = 25;

/** The branches with their labels in free places. */
export function branches(flow: Flow, room: Room, words: (share: Share, big: boolean) => string, set: Setter, { right }: Bounds): Branch[] {
  const shaped = flow.columns.flatMap((column) => {
    const share = flow.unseen(column);
    return share ? [{ column, share, ...shape(flow, column, share) }] : [];
  });
  const heaviest = Math.max(0, ...shaped.filter(({ share }) => !isFew(share.n)).map(({ share }) => share.value ?? 0));
  for (const { curve, line } of shaped) room.cross(boxes(curve, line + 2));
  return shaped.map((branch) => {
    const big = !isFew(branch.share.n) && (branch.share.value ?? 0) >= Math.min(WORDS_AT, heaviest);
    return { ...branch, label: room.place(places(branch.column, branch.curve, words(branch.share, big), set, big, right)) };
  });
}

function shape(flow: Flow, column: Column, share: Share): { curve: Bezier; line: number } {
  const line = Math.min(9, flow.width(hits(share)));
  const start = Math.max(5, flow.widthAt(column) / 2 - line / 4);
  const x = middle(column);
  return { curve: [{ x, y: start }, { x: x + 2, y: start + 20 }, { x: x + 8, y: DEEP }, { x: x + LONG, y: DEEP }], line };
}

/** Beside the end of the branch on one line, then on several, then lower and lower. */
function* places(column: Column, curve: Bezier, words: string, set: Setter, bold: boolean, right: number): Generator<Label> {
  const end = curve[3];
  for (const drop of [0, 14, 28, 42, 56])
    for (const wide of [200, 92]) {
      const lines = set(words, wide, bold);
      const made =
        drop === 0
          ? label(lines, end.x + 5, end.y + 4 - ((lines.lines.length - 1) * LEADING) / 2, "start", bold)
          : label(lines, end.x - 8, end.y + 5 + drop, "start", bold);
      if (made.box.x + made.box.width <= right) yield made;
    }
  const lines = set(words, column.width / 2 + 14, bold);
  for (let drop = 16; drop < 300; drop += 14) yield label(lines, middle(column) - 8, end.y + drop, "start", bold);
}
