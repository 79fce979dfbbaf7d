/** What keys make of a feeling, in halves from -2 to +2. */

export const LEAST = -2;
export const MOST = 2;

/** The feeling after a key, from the one before (none yet: from neither pleasant nor unpleasant); none where the key means nothing here. */
export function afterKey(key: string, before: number | undefined): number | undefined {
  const from = before ?? 0;
  if (/^[1-5]$/.test(key)) return Number(key) - 3;
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
      return undefined;
  }
}

function within(value: number): number {
  return Math.min(MOST, Math.max(LEAST, value)) + 0; // no -0
}
