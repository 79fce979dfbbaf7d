/** What flows along the journey line: how wide each stretch is, who returns, and who is not seen again. */
import type { Share } from "./measuring.ts";

/** A step's column: where it stands, and the place of its phase. */
export interface Column {
  readonly step: string;
  readonly phaseIndex: number;
  readonly x: number;
  readonly width: number;
}

/** What a reading says of a step. */
export interface Station {
  readonly customers: number;
  readonly paths: number;
  readonly unseen: Share | null;
  /** Whether a contact could have been seen here. */
  readonly measurable: boolean;
}

/** Paths that go from a step straight to another. */
export interface Way {
  readonly from: string;
  readonly to: string;
  readonly paths: number;
}

export interface Reading {
  /** By id of step. */
  readonly stations: ReadonlyMap<string, Station>;
  readonly ways: readonly Way[];
}

/** Paths that go from a step straight back to an earlier one. */
export interface Return {
  readonly start: Column;
  readonly end: Column;
  readonly paths: number;
  readonly of: number;
  /** Within a phase people look around, as every map foresees; back to an earlier phase is not on the map. */
  readonly foreseen: boolean;
}

/** From this share on, a return and not seen again are drawn. */
const DRAWN_FROM = 0.05;
const MOST_RETURNS = 6;
const WIDEST = 16;
const NARROWEST = 1.5;

export function middle(column: Column): number {
  return column.x + column.width / 2;
}

/** The widths and numbers along the line. */
export class Flow {
  /** Those drawn, the heaviest first. */
  readonly returns: readonly Return[];
  /** How many ways back are not drawn. */
  readonly folded: number;
  readonly #most: number;

  constructor(
    readonly columns: readonly Column[],
    readonly reading: Reading,
  ) {
    this.#most = Math.max(0, ...[...reading.stations.values()].map((station) => station.customers));
    const place = new Map(columns.map((column, index) => [column.step, { column, index }]));
    const back: (Return & { from: number; to: number })[] = [];
    for (const way of reading.ways) {
      const [start, end, of] = [place.get(way.from), place.get(way.to), reading.stations.get(way.from)?.paths];
      if (!start || !end || !of || end.index >= start.index) continue;
      const foreseen = start.column.phaseIndex === end.column.phaseIndex;
      back.push({ start: start.column, end: end.column, paths: way.paths, of, foreseen, from: start.index, to: end.index });
    }
    const heavy = back.filter((one) => one.paths / one.of >= DRAWN_FROM);
    heavy.sort((a, b) => b.paths - a.paths || a.from - b.from || a.to - b.to);
    this.returns = heavy.slice(0, MOST_RETURNS);
    this.folded = back.length - this.returns.length;
  }

  /** Width in px of a line for so many customers or paths. */
  width(number: number): number {
    return this.#most ? Math.max(NARROWEST, (WIDEST * number) / this.#most) : NARROWEST;
  }

  /** Width of the line at a step. */
  widthAt(column: Column): number {
    return this.width(this.reading.stations.get(column.step)?.customers ?? 0);
  }

  /** Share not seen again after a step, where it is drawn. */
  unseen(column: Column): Share | null {
    const share = this.reading.stations.get(column.step)?.unseen ?? null;
    return share && share.value !== null && share.value >= DRAWN_FROM ? share : null;
  }
}
