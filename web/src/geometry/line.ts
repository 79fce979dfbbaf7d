/** The journey line: a travel map over the map. Data in, plan out, in px from the top left of the row. */
import { branches, type Branch } from "./branches.ts";
import { Flow, middle, type Column, type Reading, type Return, type Station } from "./flow.ts";
import { lowered, Room, type Label, type Setter } from "./labels.ts";
import { isFew, type Share } from "./measuring.ts";
import { arcs, type Arc, type Bounds } from "./returns.ts";
import { at, pairs, path, round, type Bezier, type Point } from "./shapes.ts";

/** What the line says of customers, in the user's words. */
export interface LineWords {
  returns(back: Return): string;
  unseen(share: Share, big: boolean): string;
}

export interface Stretch {
  readonly from: Column;
  readonly to: Column;
  readonly d: string;
  /** `flow`: as wide as its customers; `even`: without a reading; `unmeasured`: where nothing could be seen. */
  readonly kind: "flow" | "even" | "unmeasured";
}

export interface DrawnArc {
  readonly back: Return;
  readonly d: string;
  readonly head: string;
  readonly leader: string | null;
  readonly line: number;
  readonly label: Label | null;
  readonly few: boolean;
  /** The middle of the arc. */
  readonly top: Point;
}

export interface DrawnBranch {
  readonly column: Column;
  readonly share: Share;
  readonly d: string;
  readonly line: number;
  readonly label: Label | null;
  readonly few: boolean;
}

export interface StationMark {
  readonly column: Column;
  readonly x: number;
  readonly d: string;
  readonly moment: boolean;
  readonly unmeasured: boolean;
}

/** A journey line as it is drawn. */
export interface LinePlan {
  readonly height: number;
  /** Where the line itself runs. */
  readonly middle: number;
  readonly stretches: readonly Stretch[];
  readonly arcs: readonly DrawnArc[];
  readonly branches: readonly DrawnBranch[];
  readonly stations: readonly StationMark[];
  /** How many ways back are not drawn. */
  readonly folded: number;
}

const STATION = 7.5;
const DIAMOND = 10.5;

/** The line over these steps; thin and even without a reading. `moments` are the steps that decide, by id. */
export function journeyLine(
  columns: readonly Column[],
  reading: Reading | null,
  moments: ReadonlySet<string>,
  words: LineWords,
  set: Setter,
  bounds: Bounds,
): LinePlan {
  if (!reading) {
    const y = 30;
    const stretches = pairs(columns).map(([from, to]): Stretch => ({ from, to, d: thin(from, to, y), kind: "even" }));
    const stations = columns.map((column) => station(column, y, moments.has(column.step), false));
    return { height: 64, middle: y, stretches, arcs: [], branches: [], stations, folded: 0 };
  }
  const [flow, room] = [new Flow(columns, reading), new Room()];
  for (const column of columns) room.take({ x: middle(column) - DIAMOND, y: -DIAMOND, width: 2 * DIAMOND, height: 2 * DIAMOND });
  room.cross(pairs(columns).map(([one, other]) => ({ x: middle(one), y: -9, width: middle(other) - middle(one), height: 18 })));
  const above = arcs(flow, room, words.returns, set, bounds);
  const below = branches(flow, room, words.unseen, set, bounds);
  const highest = Math.min(-22, ...above.map(({ curve, line }) => at(curve, 0.5).y - line), ...tops(above));
  const lowest = Math.max(22, ...below.map(({ curve }) => curve[3].y + 5), ...bottoms(below));
  const y = 10 - highest;
  const seen = (column: Column): Station | undefined => reading.stations.get(column.step);
  return {
    height: y + lowest + 12,
    middle: y,
    stretches: pairs(columns).map(([from, to]): Stretch =>
      seen(from)?.measurable && seen(to)?.measurable
        ? { from, to, d: wide(flow, from, to, y), kind: "flow" }
        : { from, to, d: thin(from, to, y), kind: "unmeasured" },
    ),
    arcs: above.map((arc) => drawnArc(arc, y)),
    branches: below.map((branch) => drawnBranch(branch, y)),
    stations: columns.map((column) => station(column, y, moments.has(column.step), !seen(column)?.measurable)),
    folded: flow.folded,
  };
}

/** Between neighbours: as wide at each end as the customers who reach that step. */
function wide(flow: Flow, from: Column, to: Column, y: number): string {
  const [a, b, x0, x1] = [flow.widthAt(from) / 2, flow.widthAt(to) / 2, middle(from), middle(to)];
  const [c0, c1] = [x0 + (x1 - x0) * 0.45, x0 + (x1 - x0) * 0.55];
  const f = (value: number): string => value.toFixed(1);
  const over = `M${f(x0)} ${f(y - a)}C${f(c0)} ${f(y - a)} ${f(c1)} ${f(y - b)} ${f(x1)} ${f(y - b)}`;
  return `${over}V${f(y + b)}C${f(c1)} ${f(y + b)} ${f(c0)} ${f(y + a)} ${f(x0)} ${f(y + a)}Z`;
}

/** A line that says nothing of how many. */
function thin(from: Column, to: Column, y: number): string {
  return `M${middle(from).toFixed(1)} ${y.toFixed(1)}H${middle(to).toFixed(1)}`;
}

function station(column: Column, y: number, moment: boolean, unmeasured: boolean): StationMark {
  const [x, r] = [middle(column), moment ? DIAMOND : STATION];
  const d = moment ? `M${x.toFixed(1)} ${(y - r).toFixed(1)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z` : round({ x, y }, r);
  return { column, x, d, moment, unmeasured };
}

function drawnArc({ back, curve, line, label, leader }: Arc, y: number): DrawnArc {
  const tip = curve[3];
  const f = (value: number): string => value.toFixed(1);
  const head = `M${f(tip.x - 4.5)} ${f(tip.y + y - 5)}L${f(tip.x)} ${f(tip.y + y + 2)}L${f(tip.x + 4.5)} ${f(tip.y + y - 5)}`;
  const led = leader && `M${f(leader[0].x)} ${f(leader[0].y + y)}L${f(leader[3].x)} ${f(leader[3].y + y)}`;
  return { back, d: path([moved(curve, y)]), head, leader: led, line, label: label && lowered(label, y), few: isFew(back.of), top: at(moved(curve, y), 0.5) };
}

function drawnBranch({ column, share, curve, line, label }: Branch, y: number): DrawnBranch {
  return { column, share, d: path([moved(curve, y)]), line, label: label && lowered(label, y), few: isFew(share.n) };
}

function moved([a, b, c, d]: Bezier, down: number): Bezier {
  return [{ x: a.x, y: a.y + down }, { x: b.x, y: b.y + down }, { x: c.x, y: c.y + down }, { x: d.x, y: d.y + down }];
}

function tops(drawn: readonly { label: Label | null }[]): number[] {
  return drawn.flatMap(({ label }) => (label ? [label.box.y] : []));
}

function bottoms(drawn: readonly { label: Label | null }[]): number[] {
  return drawn.flatMap(({ label }) => (label ? [label.box.y + label.box.height] : []));
}
