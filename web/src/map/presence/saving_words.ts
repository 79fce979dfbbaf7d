/** What the page says of how the map stands towards the server. */
import { say, type Key } from "../../i18n/index.ts";
import type { Saving } from "../../document/views.ts";

/** The code of the notice that there is no such map: it lies in the bin, or is gone for good. */
export const NOT_THERE = "workspace.no-map";

/** The state in a few words; edits that wait are counted. `behind`: what is stored cannot come into the map's file yet. */
export function savingWords({ state, waiting }: Saving, behind = false): string {
  if (state === "saved" && behind) return say("document.savedBehind");
  if (state === "offline" || state === "full" || state === "refused")
    return waiting > 0 ? say(`document.${state}Waiting`, { n: waiting }) : say(`document.${state}`);
  return say(`document.${state}`);
}

/** What somebody can do, where something is the matter. */
export function savingHint({ state, notice }: Saving): { readonly message: string; readonly hint: string } | null {
  if (state !== "offline" && state !== "full" && state !== "refused") return null;
  if (notice?.code === NOT_THERE) return { message: say("document.notThere"), hint: say("document.notThereHint") };
  const hint: Key = `document.${state}Hint`;
  return notice ?? { message: say(`document.${state}`), hint: say(hint) };
}

/**
 * What a screen reader is told: that the line went and came back, and what is refused; not every letter that was saved.
 * Nothing where nothing new is to be told.
 */
export function savingNews(before: Saving["state"], now: Saving): string | null {
  const trouble = (state: Saving["state"]): boolean => state === "offline" || state === "full" || state === "refused";
  if (trouble(now.state)) return before === now.state ? null : savingWords(now);
  return now.state === "saved" && trouble(before) ? say("document.backOnline") : null;
}
