/** How high cells will be, before they are drawn: on a large map, only the columns in sight are. */
import type { CardView } from "../../document/views.ts";
import { paragraphs } from "./markdown.ts";

const FONT = "12px Inter, system-ui, sans-serif";
const LEADING = 16.5;
/** Edge and padding of a card, to the sides and above and below. */
const SIDES = 18;
const ENDS = 14;
const SIGN = 18;
const EDGE = 2;
const NOTE = 17;
/** A touchpoint's icon, and a line of what is said of it. */
const ICON = 20;
const FACT = 15;
const FACT_GAP = 8;
const BETWEEN = 5;
const CELL = 14;

const widths = new Map<string, number>();
let canvas: CanvasRenderingContext2D | null = null;

function widthOf(words: string): number {
  let width = widths.get(words);
  if (width === undefined) {
    canvas ??= document.createElement("canvas").getContext("2d");
    if (canvas === null) return words.length * 6;
    canvas.font = FONT;
    width = canvas.measureText(words).width;
    widths.set(words, width);
  }
  return width;
}

/** How many lines a text takes, as browsers wrap it: between words, and within those that are too long. */
export function linesOf(text: string, room: number, measure: (words: string) => number = widthOf): number {
  let lines = 0;
  for (const { runs, mark } of paragraphs(text)) {
    const wide = mark === "" ? room : room - 14;
    let x = 0;
    lines += 1;
    for (const word of runs.map((run) => run.text).join("").match(/\S+\s*/gu) ?? []) {
      const width = measure(word.trimEnd());
      if (x > 0 && x + width > wide) {
        lines += 1;
        x = 0;
      }
      if (width > wide) lines += Math.ceil(width / wide) - 1;
      x += measure(word);
    }
  }
  return Math.max(1, lines);
}

/** Cards are views that are renewed when they change, so that a height holds as long as its card. */
const known = new WeakMap<CardView, { readonly width: number; readonly height: number }>();

export function cardHeight(card: CardView, width: number): number {
  const found = known.get(card);
  if (found?.width === width) return found.height;
  const edged = card.kind === "pains" || card.kind === "highlights";
  const sign = (card.icon !== null || edged ? SIGN : 0) + (edged ? EDGE : 0);
  const picture = card.image === null ? 0 : ((width - 2) * 3) / 4 + 6;
  const height = ENDS + linesOf(card.text, width - SIDES - sign) * LEADING + picture + (card.status === "contradicted" ? NOTE : 0);
  known.set(card, { width, height });
  return height;
}

/** A touchpoint's height, with what is said below its name. */
export function touchpointHeight(name: string, facts: readonly { readonly words: string }[], width: number): number {
  const room = width - SIDES;
  let lines = 0;
  let x = Infinity;
  for (const { words } of facts) {
    const wide = widthOf(words);
    if (x + wide > room) {
      lines += linesOf(words, room);
      x = 0;
    }
    x += wide + FACT_GAP;
  }
  return ENDS + linesOf(name, room - ICON) * LEADING + (lines > 0 ? lines * FACT + 1 : 0);
}

/** The height of a cell with things of these heights. */
export function cellHeight(things: readonly number[]): number {
  return things.reduce((sum, height) => sum + height + BETWEEN, CELL - BETWEEN);
}
