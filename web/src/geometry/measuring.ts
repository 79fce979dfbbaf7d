/** What may be said of a reading: where there is enough for a percentage. */

/** A share (0..1) with the number that it is of. */
export interface Share {
  readonly value: number | null;
  readonly n: number;
}

const FEWEST = 30;

/** Whether so many paths are too few for a percentage: then we count. */
export function isFew(n: number): boolean {
  return n < FEWEST;
}

/** How many the share is, of its `n`. */
export function hits(share: Share): number {
  return Math.round((share.value ?? 0) * share.n);
}
