/** Labels, and room for them: each gets the first of its places that touches no text and no line. */
import { grown, type Box } from "./shapes.ts";

export type Anchor = "start" | "middle" | "end";

/** Words on lines, as wide as they are set. */
export interface SetWords {
  readonly lines: readonly string[];
  readonly width: number;
}

/** Sets words in lines of at most `room` px. */
export type Setter = (words: string, room: number, bold: boolean) => SetWords;

/** Words at a place; `y` is where the letters of the first line stand. */
export interface Label extends SetWords {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly bold: boolean;
  readonly box: Box;
}

export const SIZE = 11;
export const LEADING = 15;

/** Words set at a place. */
export function label(words: SetWords, x: number, y: number, anchor: Anchor, bold: boolean): Label {
  const { lines, width } = words; // thousands of places are tried for one picture: nothing is copied
  const left = anchor === "start" ? x : anchor === "middle" ? x - width / 2 : x - width;
  const box = { x: left, y: y - 0.97 * SIZE, width, height: (lines.length - 1) * LEADING + 1.22 * SIZE };
  return { lines, width, x, y, anchor, bold, box };
}

/** The label so many px lower. */
export function lowered(one: Label, by: number): Label {
  return { ...one, y: one.y + by, box: { ...one.box, y: one.box.y + by } };
}

const STRIP = 48;
const APART = 1.5;
const NOTHING: readonly Box[] = [];

/** What is taken: by texts, which no label may touch, and by lines, which it avoids while it can. */
export class Room {
  readonly #texts = new Map<number, Box[]>();
  readonly #lines = new Map<number, Box[]>();

  /** A text stands here. */
  take(box: Box): void {
    keep(this.#texts, box);
  }

  /** A line runs through these boxes. */
  cross(boxes: Iterable<Box>): void {
    for (const box of boxes) keep(this.#lines, box);
  }

  /** Whether no text stands in any of these boxes. */
  isFree(boxes: readonly Box[]): boolean {
    return !boxes.some((box) => hits(this.#texts, box, 1));
  }

  /**
   * Takes the first candidate that is free of texts and lines, else the one free of texts that touches fewest lines;
   * none where every one touches a text.
   */
  place(candidates: Iterable<Label>): Label | null {
    let best: { touched: number; label: Label; box: Box } | null = null;
    for (const candidate of candidates) {
      const box = grown(candidate.box, APART);
      if (hits(this.#texts, box, 1)) continue;
      const touched = hits(this.#lines, box, best?.touched ?? Infinity);
      if (!best || touched < best.touched) best = { touched, label: candidate, box };
      if (touched === 0) break;
    }
    if (!best) return null;
    this.take(best.box);
    return best.label;
  }
}

/** How many of the boxes overlap with this one; counted no further than `enough`. */
function hits(taken: Map<number, Box[]>, { x, y, width, height }: Box, enough: number): number {
  const [right, bottom] = [x + width, y + height];
  let count = 0;
  for (let strip = Math.floor(x / STRIP); strip <= Math.floor(right / STRIP); strip++)
    for (const other of taken.get(strip) ?? NOTHING)
      if (other.x < right && x < other.x + other.width && other.y < bottom && y < other.y + other.height) if (++count === enough) return count;
  return count;
}

function keep(taken: Map<number, Box[]>, box: Box): void {
  for (let strip = Math.floor(box.x / STRIP); strip <= Math.floor((box.x + box.width) / STRIP); strip++) {
    const here = taken.get(strip);
    if (here) here.push(box);
    else taken.set(strip, [box]);
  }
}
