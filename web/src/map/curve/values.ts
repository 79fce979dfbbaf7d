/** What keys make of a feeling, in halves from -2 to +2. */

export const LEAST = -2;
export const MOST = 2;

/** Whether a key was pressed without another that gives it a meaning of its own. */
export function isPlain({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !(altKey || ctrlKey || metaKey || shiftKey);
}

/** The feeling that a figure stands for: 1 is very unpleasant, 5 very pleasant. */
export function byFigure(key: string): number | undefined {
  return /^[1-5]$/.test(key) ? Number(key) - 3 : undefined;
}

/** The feeling after a key; none where the key means nothing here. */
export function afterKey(key: string, from: number): number | undefined {
  switch (key) {
    case "ArrowUp":
      return within(Math.floor(from * 2 + 1) / 2);
    case "ArrowDown":
      return within(Math.ceil(from * 2 - 1) / 2);
    case "PageUp":
      return within(from + 1);
    case "PageDown":
      return within(from - 1);
    default:
      return byFigure(key);
  }
}

function within(value: number): number {
  return Math.min(MOST, Math.max(LEAST, value)) + 0; // no -0
}
