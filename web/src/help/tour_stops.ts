/** Where the tour stops: parts of the map screen that carry the anchor as `data-tour`. */
import type { Key } from "../i18n/index.ts";

export interface Stop {
  readonly anchor: string;
  readonly title: Key;
  readonly text: Key;
  /** For who points with a finger and has no keys. */
  readonly byTouch?: Key;
}

export const STOPS: readonly Stop[] = [
  { anchor: "phase-header", title: "help.tourPhases", text: "help.tourPhasesText" },
  { anchor: "line", title: "help.tourLine", text: "help.tourLineText" },
  { anchor: "lane", title: "help.tourLane", text: "help.tourLaneText" },
  { anchor: "card", title: "help.tourCard", text: "help.tourCardText", byTouch: "help.tourCardTouch" },
  { anchor: "emotion", title: "help.tourEmotion", text: "help.tourEmotionText", byTouch: "help.tourEmotionTouch" },
  { anchor: "panel", title: "help.tourPanel", text: "help.tourPanelText" },
  { anchor: "saving", title: "help.tourSaving", text: "help.tourSavingText" },
  { anchor: "share-download", title: "help.tourShare", text: "help.tourShareText" },
];

/** What the map shows of an anchor now; a part that is hidden or not there is passed over. */
export function anchorOf(stop: Stop): HTMLElement | null {
  const found = [...document.querySelectorAll<HTMLElement>(`[data-tour="${stop.anchor}"]`)];
  return found.find((element) => element.getClientRects().length > 0) ?? null;
}

/** The nearest stop from `from` on, in a direction, that the map shows; -1 where there is none. */
export function nextStop(from: number, direction: 1 | -1): number {
  for (let at = from; at >= 0 && at < STOPS.length; at += direction) {
    const stop = STOPS[at];
    if (stop && anchorOf(stop)) return at;
  }
  return -1;
}
