/** Cards that cover several steps lie in bands above the others; each column knows under how many it begins. */
import type { CardView } from "../../document/views.ts";

export interface WideCard {
  readonly card: CardView;
  /** First and last column that it covers. */
  readonly from: number;
  readonly to: number;
  readonly band: number;
}

export interface Bands {
  readonly wide: readonly WideCard[];
  readonly count: number;
  /** Per column: after how many bands its own cards begin. */
  readonly depth: readonly number[];
}

/** Whether a card covers more than its own step, in the order of the columns now. */
export function coversMore(card: CardView, columnOf: ReadonlyMap<string, number>): boolean {
  if (card.through === null) return false;
  const from = columnOf.get(card.step);
  const to = columnOf.get(card.through);
  return from !== undefined && to !== undefined && to > from;
}

/** Each wide card in the first band where it meets no other. */
export function bandsOf(cards: readonly CardView[], columnOf: ReadonlyMap<string, number>, columns: number): Bands {
  const taken: number[][] = [];
  const depth = Array.from({ length: columns }, () => 0);
  const wide: WideCard[] = [];
  for (const card of cards) {
    if (!coversMore(card, columnOf)) continue;
    const from = columnOf.get(card.step) ?? 0;
    const to = columnOf.get(card.through ?? card.step) ?? from;
    let band = taken.findIndex((busy) => !busy.some((column) => column >= from && column <= to));
    if (band < 0) band = taken.push([]) - 1;
    for (let column = from; column <= to; column++) {
      taken[band]?.push(column);
      depth[column] = Math.max(depth[column] ?? 0, band + 1);
    }
    wide.push({ card, from, to, band });
  }
  return { wide, count: taken.length, depth };
}
