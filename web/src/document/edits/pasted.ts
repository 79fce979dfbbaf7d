/** What became of a paste, for saying so. */
export interface Pasted {
  /** The cards that were made. */
  readonly cards: string[];
  /** Touchpoints that were placed, each at its step. */
  readonly touchpoints: { readonly id: string; readonly step: string }[];
  /** Steps that were given a feeling. */
  readonly felt: string[];
  /** How many touchpoints stood at their step already. */
  there: number;
  /** How many texts had no step or lane to go to. */
  left: number;
  /** How many texts came on feelings, which are numbers. */
  refused: number;
}

export function nothingPasted(): Pasted {
  return { cards: [], touchpoints: [], felt: [], there: 0, left: 0, refused: 0 };
}
