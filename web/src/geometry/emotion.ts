/** The curve of what customers feel, with its peak and its pit in words. Data in, plan out, in px from the top left of the row. */
import { middle, type Column } from "./flow.ts";
import { label, LEADING, Room, type Anchor, type Label, type Setter } from "./labels.ts";
import type { Bounds } from "./returns.ts";
import { boxes, grown, monotone, path, round, type Box, type Point } from "./shapes.ts";

/** A feeling at a step, from -2 to +2, with what may stand beside it in words. */
export interface Feeling {
  readonly column: Column;
  readonly value: number;
  readonly word: string;
  /** Words of a customer at this step, between quotation marks. */
  readonly quote: string;
  /** What delights and what hurts here. */
  readonly highlight: string;
  readonly pain: string;
}

/** What one persona feels, from left to right. */
export interface Felt {
  /** Written at the end of the curve; nothing where there is only one. */
  readonly owner: string;
  readonly feelings: readonly Feeling[];
  /** The steps of the peak and the pit of the whole curve, of which only a part may be in sight. */
  readonly extremes: Extremes;
}

export interface Extremes {
  readonly peak: string | null;
  readonly pit: string | null;
}

export interface CurvePoint {
  readonly feeling: Feeling;
  readonly at: Point;
  readonly d: string;
  readonly tone: Tone;
  readonly label: Label | null;
}

export interface Curve {
  readonly d: string;
  readonly points: readonly CurvePoint[];
  readonly owner: Label | null;
}

/** `good` at the peak, `bad` at the pit. */
export type Tone = "good" | "bad" | "plain";

export interface CurvePlan {
  readonly height: number;
  readonly curves: readonly Curve[];
}

export const HIGH = 42;
export const LOW = 126;
const BOTTOM = 154;
const NODE = 4.5;

/** How high a feeling stands in the row. */
export function heightOf(value: number): number {
  return LOW - ((value + 2) / 4) * (LOW - HIGH);
}

/** The feeling at a height in the row, in halves. */
export function feelingAt(y: number): number {
  const value = ((LOW - y) / (LOW - HIGH)) * 4 - 2;
  return Math.min(2, Math.max(-2, Math.round(value * 2) / 2)) + 0; // no -0
}

/** The curves; labels keep clear of `taken` texts and of each other, and stay within the bounds and under the row's top. */
export function emotionCurve(felt: readonly Felt[], taken: readonly Box[], set: Setter, bounds: Bounds): CurvePlan {
  const placed = felt.filter(({ feelings }) => feelings.length).map((one) => ({ ...one, points: one.feelings.map(pointOf) }));
  const room = new Room();
  for (const box of taken) room.take(box);
  for (const y of [HIGH, LOW]) room.cross([grown({ x: bounds.left, y, width: bounds.right - bounds.left, height: 0 }, 1)]);
  for (const { points } of placed) {
    for (const curve of monotone(points)) room.cross(boxes(curve, 4, 10));
    for (const { x, y } of points) room.take({ x: x - 6, y: y - 6, width: 12, height: 12 });
  }
  const curves = placed.map((one) => curve(one, one.points, room, set, bounds));
  const bottoms = curves.flatMap(({ points, owner }) => [...points.map((point) => point.label), owner]).map((one) => (one ? one.box.y + one.box.height : 0));
  return { height: Math.max(BOTTOM, ...bottoms.map((bottom) => bottom + 8)), curves };
}

function pointOf({ column, value }: Feeling): Point {
  return { x: middle(column), y: heightOf(value) };
}

function curve({ feelings, owner, extremes }: Felt, points: readonly Point[], room: Room, set: Setter, bounds: Bounds): Curve {
  const felt = feelings.map((feeling, index) => ({ feeling, at: points[index] ?? pointOf(feeling), tone: toneOf(feeling, extremes), label: null as Label | null }));
  const special = felt.filter(({ tone }) => tone !== "plain");
  for (const one of [...special, ...felt.filter(({ tone }) => tone === "plain")]) {
    const said = wordsOf(one.feeling, one.tone);
    const above = one.tone === "plain" ? one.feeling.value >= 0 : one.tone === "good";
    if (said) one.label = room.place(candidates(said, one.at, one.tone !== "plain", above, set, bounds));
  }
  const last = points.at(-1);
  return {
    d: path(monotone(points)),
    points: felt.map((one) => ({ ...one, d: round(one.at, one.tone === "plain" ? NODE : NODE + 1.5) })),
    owner: owner && last ? room.place(candidates(owner, last, false, true, set, bounds)) : null,
  };
}

/** The first of the highest is the peak, the first of the lowest the pit; neither where all is felt alike. */
export function extremesOf(felt: readonly { readonly step: string; readonly value: number }[]): Extremes {
  const values = felt.map(({ value }) => value);
  const [highest, lowest] = [Math.max(...values), Math.min(...values)];
  if (highest === lowest || felt.length === 0) return { peak: null, pit: null };
  const first = (wanted: number): string | null => felt.find(({ value }) => value === wanted)?.step ?? null;
  return { peak: first(highest), pit: first(lowest) };
}

function toneOf({ column }: Feeling, { peak, pit }: Extremes): Tone {
  return column.step === peak ? "good" : column.step === pit ? "bad" : "plain";
}

/** At a peak or a pit what a customer said; else the feeling's word. */
function wordsOf(feeling: Feeling, tone: Tone): string {
  if (tone === "plain") return feeling.word;
  return feeling.quote || feeling.word || (tone === "good" ? feeling.highlight : feeling.pain);
}

function* candidates(words: string, at: Point, bold: boolean, above: boolean, set: Setter, bounds: Bounds): Generator<Label> {
  for (const [x, y, anchor, wide] of places(words, at, bold, above, set, bounds)) {
    const lines = set(words, wide, bold);
    const made = label(lines, x, y < at.y ? y - (lines.lines.length - 1) * LEADING : y, anchor, bold);
    if (made.box.y > 3 && made.box.x >= bounds.left && made.box.x + made.box.width <= bounds.right) yield made;
  }
}

/** Over or under the point, in the middle or to a side, then farther away; where the letters stand nearest to the point. */
function* places(words: string, at: Point, bold: boolean, above: boolean, set: Setter, bounds: Bounds): Generator<[number, number, Anchor, number]> {
  const long = set(words, Infinity, bold).width;
  const wides = [long + 1, 170, 116].filter((wide) => wide <= long + 1 && wide <= bounds.right - bounds.left);
  for (let far = 0; far < 6; far++)
    for (const wide of wides.length ? wides : [116])
      for (const up of [above, !above]) {
        const y = up ? at.y - 11 - 13 * far : at.y + 19 + 13 * far;
        yield [at.x, y, "middle", wide];
        yield [at.x + 8, y, "start", wide];
        yield [at.x - 8, y, "end", wide];
      }
}
