/** Arcs above the journey line: customers who go back. The line is at height 0. */
import { middle, type Flow, type Return } from "./flow.ts";
import { label, LEADING, type Anchor, type Label, type Room, type Setter } from "./labels.ts";
import { arch, at, boxes, straight, type Bezier, type Point } from "./shapes.ts";

/** One way back, as it is drawn. */
export interface Arc {
  readonly back: Return;
  readonly curve: Bezier;
  readonly line: number;
  readonly label: Label | null;
  /** From a label that stands apart to its arc. */
  readonly leader: Bezier | null;
}

/** Labels stay between these. */
export interface Bounds {
  readonly left: number;
  readonly right: number;
}

const LOWEST = 28;
const RISE = 42;
const ONE_LINE = 400;
const NARROW = 92;
/** A label farther from its arc is led to it. */
const NEAR = 16;
/** Arcs begin and end so far above the middle of the line. */
const CLEAR = 9;

/** The arcs with their labels in free places. */
export function arcs(flow: Flow, room: Room, words: (back: Return) => string, set: Setter, bounds: Bounds): Arc[] {
  const shaped = shapedArcs(flow);
  for (const { curve, line } of shaped) room.cross(boxes(curve, line + 2, 48));
  const labelled = shaped.map((arc) => ({ ...arc, label: room.place(candidates(arc.curve, arc.line, words(arc.back), set, bounds)) }));
  return labelled.map((arc) => ({ ...arc, leader: arc.label && leader(arc.label, arc.curve, arc.line, room) }));
}

/** Narrow arcs low, wide arcs over them; arcs that share a station stand beside each other there. */
function shapedArcs(flow: Flow): { back: Return; curve: Bezier; line: number }[] {
  const spans = flow.returns.map((back) => ({ back, start: back.start.x, end: back.end.x, level: 1 }));
  spans.sort((a, b) => a.start - a.end - (b.start - b.end) || a.end - b.end);
  spans.forEach((span, index) => {
    const under = spans.slice(0, index).filter((other) => other.end < span.start && span.end < other.start);
    span.level = 1 + Math.max(0, ...under.map((other) => other.level));
  });
  const [starts, ends] = [new Map<number, number>(), new Map<number, number>()];
  return spans.map(({ back, start, end, level }) => {
    const [started, ended] = [starts.get(start) ?? 0, ends.get(end) ?? 0];
    starts.set(start, started + 1);
    ends.set(end, ended + 1);
    const from = { x: middle(back.start) - 4 - 8 * started, y: -CLEAR };
    const to = { x: middle(back.end) + 4 + 9 * ended, y: -CLEAR };
    return { back, curve: arch(from, to, LOWEST + RISE * (level - 1)), line: Math.min(8, flow.width(back.paths)) };
  });
}

function* candidates(curve: Bezier, line: number, words: string, set: Setter, { left, right }: Bounds): Generator<Label> {
  for (const [x, y, anchor, wide] of places(curve, line)) {
    const lines = set(words, Math.min(wide, right - left), false);
    const made = label(lines, x, y - (lines.lines.length - 1) * LEADING, anchor, false);
    if (made.box.x >= left && made.box.x + made.box.width <= right) yield made;
  }
}

/**
 * Over the top of the arc, a little to a side of it, under it, beside its right leg; then higher and higher.
 * Each with where the last line stands, and how wide lines may be.
 */
function* places(curve: Bezier, line: number): Generator<[number, number, Anchor, number]> {
  const top = at(curve, 0.5);
  const shifts = [0, 12, -12, 24, -24, 36, -36, 48, -48];
  for (const y of [top.y - line / 2 - 5.5, top.y + line / 2 + 13])
    for (const shift of shifts) yield [top.x + shift, y, "middle", ONE_LINE];
  for (const wide of [ONE_LINE, NARROW])
    for (const t of [0.3, 0.24, 0.18, 0.13, 0.09, 0.06]) {
      const leg = at(curve, t);
      yield [(t < 0.15 ? curve[0].x : leg.x) + line / 2 + 5, leg.y, "start", wide];
    }
  for (let lift = 12; lift < 600; lift += 12)
    for (const shift of shifts) yield [top.x + shift, top.y - line / 2 - 5.5 - lift, "middle", ONE_LINE];
}

/** The shortest straight line from a label to its arc that runs through no other text; none where it stands at the arc. */
function leader({ box }: Label, curve: Bezier, line: number, room: Room): Bezier | null {
  const found = Array.from({ length: 91 }, (_, index) => {
    const there = at(curve, (index + 5) / 100);
    const here = { x: clamp(there.x, box.x, box.x + box.width), y: clamp(there.y, box.y, box.y + box.height) };
    return { far: Math.hypot(there.x - here.x, there.y - here.y), here, there };
  });
  found.sort((a, b) => a.far - b.far || compare(a.here, b.here) || compare(a.there, b.there));
  if (!found[0] || found[0].far <= NEAR + line / 2) return null;
  for (const { here, there } of found) {
    const clear = { x: here.x + (there.x - here.x) * 0.1, y: here.y + (there.y - here.y) * 0.1 };
    if (room.isFree(boxes(straight(clear, there), 1))) return straight(here, there);
  }
  return null;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function compare(a: Point, b: Point): number {
  return a.x - b.x || a.y - b.y;
}
