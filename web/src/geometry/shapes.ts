/** Points, boxes and smooth curves, in px; the same rules as the pictures that Python draws. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A cubic Bézier curve: start, its handle, the handle of the end, end. */
export type Bezier = readonly [Point, Point, Point, Point];

/** The box with so many px more on all sides. */
export function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** The point of a curve at `t` (0..1). */
export function at([start, first, second, end]: Bezier, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return {
    x: a * start.x + b * first.x + c * second.x + d * end.x,
    y: a * start.y + b * first.y + c * second.y + d * end.y,
  };
}

/** Boxes that together hold the curve, drawn with a line so wide. */
export function boxes(curve: Bezier, line: number, parts = 16): Box[] {
  const points = Array.from({ length: parts + 1 }, (_, index) => at(curve, index / parts));
  return pairs(points).map(([one, other]) =>
    grown({ x: Math.min(one.x, other.x), y: Math.min(one.y, other.y), width: Math.abs(one.x - other.x), height: Math.abs(one.y - other.y) }, line / 2),
  );
}

/** A straight line as a curve. */
export function straight(start: Point, end: Point): Bezier {
  const third = { x: (end.x - start.x) / 3, y: (end.y - start.y) / 3 };
  return [start, { x: start.x + third.x, y: start.y + third.y }, { x: end.x - third.x, y: end.y - third.y }, end];
}

/** An arch between two points at one height, whose top is `height` px above them. */
export function arch(start: Point, end: Point, height: number): Bezier {
  const lift = (height * 4) / 3;
  return [start, { x: start.x, y: start.y - lift }, { x: end.x, y: end.y - lift }, end];
}

/**
 * A smooth curve through points with rising `x` that never swings beyond two neighbours.
 *
 * Source: Fritsch, F. N. & Carlson, R. E. (1980), Monotone piecewise cubic interpolation, SIAM J. Numer. Anal. 17(2);
 * tangents as in Steffen, M. (1990), A simple method for monotonic interpolation in one dimension, Astron. Astrophys. 239.
 */
export function monotone(points: readonly Point[]): Bezier[] {
  const parts = pairs(points).map(([before, after]) => ({ before, after, gap: after.x - before.x, slope: (after.y - before.y) / (after.x - before.x) }));
  const first = parts[0];
  const last = parts.at(-1);
  if (!first || !last) return [];
  const tangents = [first.slope];
  for (const [left, right] of pairs(parts)) {
    if (left.slope * right.slope <= 0) tangents.push(0);
    else {
      const between = (left.slope * right.gap + right.slope * left.gap) / (left.gap + right.gap);
      tangents.push(Math.sign(left.slope) * Math.min(Math.abs(left.slope) * 2, Math.abs(right.slope) * 2, Math.abs(between)));
    }
  }
  tangents.push(last.slope);
  return parts.map(({ before, after, gap }, index) => [
    before,
    { x: before.x + gap / 3, y: before.y + (gap / 3) * (tangents[index] ?? 0) },
    { x: after.x - gap / 3, y: after.y - (gap / 3) * (tangents[index + 1] ?? 0) },
    after,
  ]);
}

/** The curves, which follow each other, as an SVG path. */
export function path(curves: readonly Bezier[]): string {
  const first = curves[0];
  if (!first) return "";
  return `M${point(first[0])}` + curves.map(([, a, b, c]) => `C${point(a)} ${point(b)} ${point(c)}`).join("");
}

/** A round around a point, as an SVG path. */
export function round({ x, y }: Point, r: number): string {
  return `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}

/** Neighbours: the first with the second, the second with the third… */
export function pairs<T>(row: readonly T[]): [T, T][] {
  return row.slice(1).map((other, index) => [row[index] as T, other]);
}

function point({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
